import { Form, Select } from 'antd';
import { levels } from '@/features/submissions';
import { FormDialog, Panel } from '@/ui';
import { CategoriesField, PointsField } from './condition-fields';
import { RuleRows } from './rule-rows';
import { withoutBlanks } from './rules';
import type { InstructionRule, RulesPart, SubmissionRule } from './rules';
import { useRuleWords } from './use-rule-words';

const points = <Rule extends { points: number }>(title: string) => ({
  title,
  of: (rule: Rule) => rule.points,
  put: (rule: Rule, given: number): Rule => ({ ...rule, points: given }),
});

/** What sending alone gives, by category. */
export function SubmissionRules({ rules, change, faultsAt }: RulesPart) {
  const { say, categories } = useRuleWords([]);
  return (
    <Panel title={say('rules.submissions')}>
      <RuleRows<SubmissionRule>
        isOrdered
        head={say('rule.categories')}
        rows={rules.submissions}
        words={(rule) => categories(rule.categories) ?? say('rule.any_report')}
        figure={points(say('rule.points'))}
        change={change && ((submissions) => change({ submissions }))}
        faultsAt={(index) => faultsAt(`submissions.${index}`)}
        addText={say('rules.add')}
        emptyText={say('rules.submissions_none')}
        editor={({ rule, onDone, onClose }) => (
          <FormDialog<SubmissionRule>
            title={say('rules.submissions')}
            okText={say('rule.ok')}
            initialValues={rule}
            save={async (values) => onDone(withoutBlanks(values))}
            onClose={onClose}
          >
            <CategoriesField />
            <PointsField />
          </FormDialog>
        )}
      />
    </Panel>
  );
}

/** What a leader's instruction gives, by the leader's level. */
export function InstructionRules({ rules, change, faultsAt }: RulesPart) {
  const { say, report, categories } = useRuleWords([]);
  return (
    <Panel title={say('rules.instructions')}>
      <RuleRows<InstructionRule>
        isOrdered
        head={say('rules.instructions_head')}
        rows={rules.instructions}
        words={(rule) =>
          [report(`level.${rule.level}`), categories(rule.categories)].filter(Boolean).join(' · ')
        }
        figure={points(say('rule.points'))}
        change={change && ((instructions) => change({ instructions }))}
        faultsAt={(index) => faultsAt(`instructions.${index}`)}
        addText={say('rules.add')}
        emptyText={say('rules.instructions_none')}
        editor={({ rule, onDone, onClose }) => (
          <FormDialog<InstructionRule>
            title={say('rules.instructions')}
            okText={say('rule.ok')}
            initialValues={rule ?? { level: 'city' }}
            save={async (values) => onDone(withoutBlanks(values))}
            onClose={onClose}
          >
            <Form.Item name="level" label={say('rules.instructions_head')} rules={[{ required: true }]}>
              <Select options={levels.map((value) => ({ value, label: report(`level.${value}`) }))} />
            </Form.Item>
            <CategoriesField />
            <PointsField />
          </FormDialog>
        )}
      />
    </Panel>
  );
}
