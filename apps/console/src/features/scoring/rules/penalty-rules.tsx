import { Form, Input, Select, Switch } from 'antd';
import { FormDialog, Panel } from '@/ui';
import { usualPenalties } from '../penalties/penalty-names';
import { PointsField } from './condition-fields';
import { RuleRows } from './rule-rows';
import { freeCode } from './rules';
import type { RecordedPenalty, RulesPart } from './rules';
import { useRuleWords } from './use-rule-words';

/** What people write down about units, and what it costs. */
export function PenaltyRules({ rules, change, faultsAt }: RulesPart) {
  const { say } = useRuleWords([]);
  const { penalties } = rules;
  const { recorded } = penalties;
  const own = (code: string | undefined) => !usualPenalties.some((usual) => usual === code);
  return (
    <Panel title={say('rules.recorded')}>
      <p className="desk-quiet">{say('rules.recorded_about')}</p>
      <RuleRows<RecordedPenalty>
        head={say('rules.recorded_head')}
        rows={recorded}
        words={({ name }) => name}
        more={({ losesHonours }) => losesHonours && say('recorded.loses_honours')}
        figure={{
          title: say('recorded.points'),
          of: ({ points }) => points,
          put: (rule, points) => ({ ...rule, points }),
        }}
        change={change && ((rows) => change({ penalties: { ...penalties, recorded: rows } }))}
        faultsAt={(index) => faultsAt(`penalties.recorded.${index}`)}
        addText={say('rules.add')}
        emptyText={say('rules.recorded_none')}
        editor={({ rule, onDone, onClose }) => (
          <FormDialog<RecordedPenalty>
            title={say('rules.recorded')}
            okText={say('rule.ok')}
            initialValues={
              rule ? { ...rule, code: own(rule.code) ? '' : rule.code } : { code: 'false_report' }
            }
            save={async ({ code, name, points, losesHonours }) =>
              onDone({
                code: code || (rule && own(rule.code) ? rule.code : freeCode('penalty_', codesOf(recorded))),
                name: code ? say(`penalty_code.${code}`) : name.trim(),
                ...{ points, losesHonours: losesHonours ?? false },
              })
            }
            onClose={onClose}
          >
            <Form.Item name="code" label={say('rules.recorded_head')}>
              <Select
                options={[
                  ...usualPenalties.map((value) => ({ value, label: say(`penalty_code.${value}`) })),
                  { value: '', label: say('recorded.other') },
                ]}
              />
            </Form.Item>
            <Form.Item noStyle dependencies={['code']}>
              {({ getFieldValue }) =>
                getFieldValue('code') === '' && (
                  <Form.Item
                    name="name"
                    label={say('recorded.name')}
                    rules={[{ required: true, whitespace: true }]}
                  >
                    <Input maxLength={60} placeholder={say('recorded.name_hint')} />
                  </Form.Item>
                )
              }
            </Form.Item>
            <PointsField label={say('recorded.points')} />
            <Form.Item
              name="losesHonours"
              label={say('recorded.loses_honours')}
              valuePropName="checked"
              extra={say('recorded.loses_hint')}
            >
              <Switch />
            </Form.Item>
          </FormDialog>
        )}
      />
    </Panel>
  );
}

const codesOf = (rules: readonly RecordedPenalty[]) => rules.map(({ code }) => code);
