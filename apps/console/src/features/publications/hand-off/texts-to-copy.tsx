import { Input } from 'antd';
import type { Shape } from '@/api-client';
import { CopyButton, useWords } from '@/ui';

/** Each text in the form of the platform, one press from the clipboard. */
export function TextsToCopy({ texts }: { texts: Shape<'HandOffResponse'>['texts'] }) {
  const say = useWords('publications');
  return (
    <section className="publication-part">
      <h2>{say('hand_off.copy')}</h2>
      {texts
        .filter(({ text }) => text !== '')
        .map(({ key, label, text }) => (
          <div key={key} className="hand-off-text">
            <div className="hand-off-text-head">
              <label htmlFor={`copy-${key}`}>{label}</label>
              <CopyButton text={text} label={say('hand_off.copy_one', { label })} />
            </div>
            <Input.TextArea
              id={`copy-${key}`}
              readOnly
              value={text}
              autoSize={{ minRows: 1, maxRows: 8 }}
              onFocus={({ target }) => target.select()}
            />
          </div>
        ))}
    </section>
  );
}
