import { FormDialog, Panel } from '@/ui';
import { ConditionFields, PointsField } from './condition-fields';
import { RuleRows } from './rule-rows';
import { withoutBlanks } from './rules';
import type { RulesPart, UseRule } from './rules';
import { useRuleWords } from './use-rule-words';

/** What each use gives: of several rules the first that fits. */
export function UseRules({ rules, change, faultsAt }: RulesPart) {
  const { say, use } = useRuleWords(rules.outlets);
  return (
    <Panel title={say('rules.uses')}>
      <p className="desk-quiet">{say('rules.uses_about')}</p>
      <RuleRows<UseRule>
        isOrdered
        head={say('rules.uses_head')}
        rows={rules.uses}
        words={use}
        figure={{
          title: say('rule.points'),
          of: ({ points }) => points,
          put: (rule, points) => ({ ...rule, points }),
        }}
        change={change && ((uses) => change({ uses }))}
        faultsAt={(index) => faultsAt(`uses.${index}`)}
        addText={say('rules.uses_add')}
        emptyText={say('rules.uses_none')}
        editor={({ rule, onDone, onClose }) => (
          <FormDialog<UseRule>
            title={say(rule ? 'rules.uses_change' : 'rules.uses_add')}
            okText={say('rule.ok')}
            initialValues={rule}
            save={async (values) => onDone(withoutBlanks(values))}
            onClose={onClose}
          >
            <ConditionFields outlets={rules.outlets} />
            <PointsField />
          </FormDialog>
        )}
      />
    </Panel>
  );
}
