import { useQuery } from '@tanstack/react-query';
import { Form, InputNumber, Modal, Radio, Skeleton } from 'antd';
import { api, ifMatch, versionedOf } from '@/api-client';
import type { Shape, Versioned } from '@/api-client';
import { FormDialog, ProblemNotice, useAct, useWords } from '@/ui';
import { boardKey } from './use-board';
import type { Finding } from './use-board';

type Rule = Shape<'ColumnInspectionRuleResponse'>;
type Wish = Shape<'ColumnInspectionRuleRequest'>;

const columnKinds = ['news', 'policy', 'lasting'] as const satisfies readonly Wish['kind'][];

/** How often a column has to be new: as news, as policy, or never. */
export function RuleForm({ column, onClose }: { column: Finding; onClose: () => void }) {
  const say = useWords('figures');
  const rule = useQuery({
    queryKey: [...boardKey, 'rule', column.subjectId],
    queryFn: () =>
      versionedOf(
        api.GET('/api/v1/columns/{id}/inspection-rule', { params: { path: { id: column.subjectId } } }),
      ),
    gcTime: 0,
  });
  if (rule.data) return <RuleFields column={column} seen={rule.data} onClose={onClose} />;
  return (
    <Modal open title={say('inspection.rule_title', { name: column.name })} footer={null} onCancel={onClose}>
      {rule.isError ? (
        <ProblemNotice error={rule.error} onRetry={() => void rule.refetch()} />
      ) : (
        <Skeleton active />
      )}
    </Modal>
  );
}

function RuleFields({
  column,
  seen,
  onClose,
}: {
  column: Finding;
  seen: Versioned<Rule>;
  onClose: () => void;
}) {
  const say = useWords('figures');
  const [form] = Form.useForm<Wish>();
  const kind = Form.useWatch('kind', form) ?? seen.body.kind;
  const set = useAct(
    ({ kind: chosen, staleAfterDays, warnAfterDays }: Wish) =>
      api.PUT('/api/v1/columns/{id}/inspection-rule', {
        params: { path: { id: column.subjectId } },
        // Of the first rule there is no version.
        ...(seen.body.isSet && { headers: ifMatch(seen.etag) }),
        body:
          chosen === 'lasting'
            ? { kind: chosen }
            : { kind: chosen, staleAfterDays: staleAfterDays ?? null, warnAfterDays: warnAfterDays ?? null },
      }),
    { touches: [boardKey], done: say('inspection.rule_set', { name: column.name }) },
  );
  return (
    <FormDialog<Wish>
      title={say('inspection.rule_title', { name: column.name })}
      form={form}
      initialValues={seen.body}
      save={set.attempt}
      onClose={onClose}
    >
      <Form.Item name="kind" label={say('inspection.column_kind_label')}>
        <Radio.Group
          vertical
          options={columnKinds.map((value) => ({ value, label: say(`inspection.column_kind.${value}`) }))}
        />
      </Form.Item>
      {kind !== 'lasting' && (
        <>
          <p className="figures-quiet">{say('inspection.days_why')}</p>
          <div className="typed-fields is-wide">
            <Form.Item name="warnAfterDays" label={say('inspection.warn_after')}>
              <InputNumber min={1} max={1000} placeholder={say('inspection.as_kind')} />
            </Form.Item>
            <Form.Item name="staleAfterDays" label={say('inspection.stale_after')}>
              <InputNumber min={1} max={1000} placeholder={say('inspection.as_kind')} />
            </Form.Item>
          </div>
        </>
      )}
    </FormDialog>
  );
}
