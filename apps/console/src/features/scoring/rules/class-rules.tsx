import { Form, InputNumber, Select, Switch } from 'antd';
import { FormDialog, Panel } from '@/ui';
import type { UnitClass } from '../class-dialog';
import { QuotaFields, spans } from './quota-fields';
import { RuleRows } from './rule-rows';
import { freeCode, withoutBlanks } from './rules';
import type { ClassRule, RulesPart } from './rules';
import { useRuleWords } from './use-rule-words';

/** Of the form: base points are given where their number is. */
type Values = Omit<ClassRule, 'base'> & { base?: Partial<NonNullable<ClassRule['base']>> };

/** What each class of units owes, and the base points that it gets for that. */
export function ClassRules({
  rules,
  change,
  faultsAt,
  classes,
}: RulesPart & { classes: readonly UnitClass[] }) {
  const { say } = useRuleWords([]);
  const nameOf = (code: string) =>
    code === '*' ? say('class_rule.others') : (classes.find((each) => each.code === code)?.name ?? code);
  const more = ({ base, quotas }: ClassRule) => (
    <>
      {base && (
        <div>
          {say('class_rule.base_are', { span: say(`span.${base.per}`), points: base.points })}
          {base.requiresQuotas !== false && say('class_rule.if_met')}
          {base.maxPerYear && say('class_rule.at_most', { points: base.maxPerYear })}
        </div>
      )}
      {quotas?.map(({ code, name, per, counts, minimum, penaltyPerMissing }) => (
        <div key={code}>
          {say('quota.is', {
            ...{ name, minimum, span: say(`span.${per}`) },
            counts: say(`quota.${counts ?? 'submitted'}`),
          })}
          {penaltyPerMissing ? say('quota.costs', { points: penaltyPerMissing }) : ''}
        </div>
      ))}
    </>
  );
  return (
    <Panel title={say('rules.classes')}>
      <p className="desk-quiet">{say('rules.classes_about')}</p>
      <RuleRows<ClassRule>
        head={say('class_rule.class')}
        rows={rules.unitClasses}
        words={({ unitClass }) => nameOf(unitClass)}
        more={more}
        change={change && ((unitClasses) => change({ unitClasses }))}
        faultsAt={(index) => faultsAt(`unitClasses.${index}`)}
        addText={say('rules.add')}
        emptyText={say('rules.classes_none')}
        editor={({ rule, onDone, onClose }) => (
          <FormDialog<Values>
            title={say('rules.classes')}
            okText={say('rule.ok')}
            width={720}
            initialValues={
              rule
                ? { ...rule, base: rule.base ?? undefined }
                : { quotas: [], base: { per: 'month', requiresQuotas: true } }
            }
            save={async (values) => onDone(ruleOf(values, rule))}
            onClose={onClose}
          >
            <Form.Item name="unitClass" label={say('class_rule.class')} rules={[{ required: true }]}>
              <Select
                options={[
                  ...classes.map(({ code, name }) => ({ value: code, label: name })),
                  { value: '*', label: say('class_rule.others') },
                ]}
              />
            </Form.Item>
            <div className="desk-two-fields">
              <Form.Item
                name={['base', 'points']}
                label={say('class_rule.base')}
                extra={say('class_rule.base_hint')}
              >
                <InputNumber min={0} max={100_000} precision={2} />
              </Form.Item>
              <Form.Item name={['base', 'per']} label={say('class_rule.per')}>
                <Select options={spans.map((value) => ({ value, label: say(`span.${value}`) }))} />
              </Form.Item>
              <Form.Item name={['base', 'maxPerYear']} label={say('class_rule.max')}>
                <InputNumber min={0} max={100_000} precision={2} placeholder={say('rule.no_limit')} />
              </Form.Item>
              <Form.Item
                name={['base', 'requiresQuotas']}
                label={say('class_rule.requires')}
                valuePropName="checked"
              >
                <Switch />
              </Form.Item>
            </div>
            <QuotaFields />
          </FormDialog>
        )}
      />
    </Panel>
  );
}

/** Tasks keep their codes and what else they ask for; new ones get a code that nothing else has. */
function ruleOf({ unitClass, base, quotas = [] }: Values, before: ClassRule | undefined): ClassRule {
  const codes = quotas.map(({ code }) => code).filter(Boolean);
  return {
    ...before,
    unitClass,
    base:
      base?.points !== undefined && base.points !== null
        ? { points: base.points, per: base.per ?? 'month', ...withoutBlanks(base) }
        : null,
    quotas: quotas.map((quota) => {
      const code = quota.code ?? freeCode('quota_', codes);
      codes.push(code);
      const kept = before?.quotas?.find((each) => each.code === code);
      return withoutBlanks({ ...kept, ...quota, code });
    }),
  };
}
