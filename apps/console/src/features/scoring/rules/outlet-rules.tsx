import { Form, Input, Select } from 'antd';
import { levels, mediums } from '@/features/submissions';
import { FormDialog, Panel } from '@/ui';
import { RuleRows } from './rule-rows';
import { freeCode } from './rules';
import type { Outlet, RulesPart } from './rules';
import { useRuleWords } from './use-rule-words';

/** The papers, bulletins and sites that rules name, with the other names by which they are written. */
export function OutletRules({ rules, change, faultsAt }: RulesPart) {
  const { outlets } = rules;
  const { say, report } = useRuleWords(outlets);
  const more = ({ aliases, level, medium }: Outlet) =>
    [
      level && report(`level.${level}`),
      medium && report(`medium.${medium}`),
      aliases?.length && say('outlet.also', { names: aliases.join('、') }),
    ]
      .filter(Boolean)
      .join(' · ');
  return (
    <Panel title={say('rules.outlets')}>
      <p className="desk-quiet">{say('rules.outlets_about')}</p>
      <RuleRows<Outlet>
        head={say('outlet.name')}
        rows={outlets}
        words={({ name }) => name}
        more={more}
        change={change && ((rows) => change({ outlets: rows }))}
        faultsAt={(index) => faultsAt(`outlets.${index}`)}
        addText={say('outlet.add')}
        emptyText={say('outlet.none')}
        editor={({ rule, onDone, onClose }) => (
          <FormDialog<Outlet>
            title={say(rule ? 'outlet.change' : 'outlet.add')}
            okText={say('rule.ok')}
            initialValues={rule}
            save={async (values) =>
              onDone({
                code:
                  rule?.code ??
                  freeCode(
                    'outlet-',
                    outlets.map(({ code }) => code),
                  ),
                name: values.name.trim(),
                aliases: values.aliases ?? [],
                level: values.level ?? null,
                medium: values.medium ?? null,
              })
            }
            onClose={onClose}
          >
            <Form.Item
              name="name"
              label={say('outlet.name')}
              rules={[{ required: true, whitespace: true }]}
              extra={say('outlet.name_hint')}
            >
              <Input maxLength={100} autoFocus />
            </Form.Item>
            <Form.Item name="aliases" label={say('outlet.aliases')} extra={say('outlet.aliases_hint')}>
              <Select
                mode="tags"
                open={false}
                maxCount={20}
                suffixIcon={null}
                tokenSeparators={['、', '，']}
              />
            </Form.Item>
            <div className="desk-two-fields">
              <Form.Item name="level" label={say('rule.level')}>
                <Select
                  allowClear
                  placeholder={say('outlet.every_level')}
                  options={levels.map((value) => ({ value, label: report(`level.${value}`) }))}
                />
              </Form.Item>
              <Form.Item name="medium" label={say('rule.medium')}>
                <Select
                  allowClear
                  placeholder={say('rule.any')}
                  options={mediums.map((value) => ({ value, label: report(`medium.${value}`) }))}
                />
              </Form.Item>
            </div>
          </FormDialog>
        )}
      />
    </Panel>
  );
}
