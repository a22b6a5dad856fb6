import { Input } from 'antd';
import { useWords } from '@/ui';
import type { DraftKeeper, DraftView } from '../draft/draft-keeper';

export function TitleField({
  keeper,
  view,
  isEditable,
}: {
  keeper: DraftKeeper;
  view: DraftView;
  isEditable: boolean;
}) {
  const say = useWords('contents');
  const fault = view.faults.title;
  return (
    <div className="draft-title">
      <Input.TextArea
        aria-label={say('field.title')}
        aria-invalid={fault !== undefined}
        placeholder={say('field.title_hint')}
        value={String(view.fields.title ?? '')}
        readOnly={!isEditable}
        maxLength={200}
        autoSize={{ minRows: 1, maxRows: 4 }}
        variant="borderless"
        status={fault ? 'error' : undefined}
        onChange={(event) => keeper.change('title', event.target.value.replaceAll('\n', ' '))}
      />
      {fault && <p role="alert">{fault}</p>}
    </div>
  );
}
