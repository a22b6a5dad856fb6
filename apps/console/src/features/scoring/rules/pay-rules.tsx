import { Form, InputNumber, Select, Switch } from 'antd';
import type { ReactNode } from 'react';
import { Facts, FormDialog, Panel } from '@/ui';
import { ConditionFields } from './condition-fields';
import { RuleRows } from './rule-rows';
import { withoutBlanks } from './rules';
import type { Pay, PayRule, RulesPart, UseCondition } from './rules';
import { useRuleWords } from './use-rule-words';
import { fenOf, yuanOf, yuanText } from './yuan';

const bases = ['none', 'point', 'item', 'use'] as const;

/** 稿费: by the point, by the item, or by a table of uses. */
export function PayRules({ rules, change, faultsAt }: RulesPart) {
  const { say, use } = useRuleWords(rules.outlets);
  const { pay } = rules;
  const put = (part: Partial<Pay>) => change?.({ pay: { ...pay!, ...part } });
  const money = (name: 'fenPerPoint' | 'fenPerItem'): [string, ReactNode] => [
    say(`pay.${name}`),
    change ? (
      <>
        <InputNumber
          aria-label={say(`pay.${name}`)}
          min={0}
          precision={2}
          value={yuanOf(pay?.[name] ?? 0)}
          onChange={(value) => put({ [name]: fenOf(value) })}
        />
        {faultsAt(`pay.${name}`).map((fault) => (
          <div key={fault} role="alert" className="rule-fault">
            {fault}
          </div>
        ))}
      </>
    ) : (
      yuanText(pay?.[name] ?? 0)
    ),
  ];
  return (
    <Panel title={say('rules.pay')}>
      <div className="rule-settings">
        <Facts
          of={[
            [
              say('pay.basis'),
              change ? (
                <Select<(typeof bases)[number]>
                  aria-label={say('pay.basis')}
                  value={pay?.basis ?? 'none'}
                  onChange={(basis) => change({ pay: basis === 'none' ? null : { ...pay, basis } })}
                  options={bases.map((value) => ({ value, label: say(`pay.basis_is.${value}`) }))}
                />
              ) : (
                say(`pay.basis_is.${pay?.basis ?? 'none'}`)
              ),
            ],
            pay?.basis === 'point' ? money('fenPerPoint') : null,
            pay?.basis === 'item' ? money('fenPerItem') : null,
            pay && [
              say('pay.receiver'),
              change ? (
                <Select
                  aria-label={say('pay.receiver')}
                  value={pay.receiver ?? 'first_author'}
                  onChange={(receiver) => put({ receiver })}
                  options={(['first_author', 'authors'] as const).map((value) => ({
                    value,
                    label: say(`pay.receiver_is.${value}`),
                  }))}
                />
              ) : (
                say(`pay.receiver_is.${pay.receiver ?? 'first_author'}`)
              ),
            ],
            pay && [
              say('pay.named'),
              change ? (
                <Switch
                  aria-label={say('pay.named')}
                  checked={pay.requiresPersonalName !== false}
                  onChange={(requiresPersonalName) => put({ requiresPersonalName })}
                />
              ) : (
                say(pay.requiresPersonalName === false ? 'no' : 'yes')
              ),
            ],
            pay?.basis === 'use' && (change ?? (pay.leadFactor ?? 1) !== 1)
              ? [
                  say('pay.lead'),
                  change ? (
                    <InputNumber
                      aria-label={say('pay.lead')}
                      min={1}
                      max={10}
                      precision={2}
                      value={pay.leadFactor ?? 1}
                      onChange={(value) => put({ leadFactor: value ?? 1 })}
                    />
                  ) : (
                    pay.leadFactor
                  ),
                ]
              : null,
            pay?.basis === 'use' && pay.lengthBonus
              ? [
                  say('pay.long'),
                  say('pay.long_is', {
                    count: pay.lengthBonus.aboveCharacters,
                    yuan: yuanText(pay.lengthBonus.fen),
                  }),
                ]
              : null,
          ]}
        />
      </div>
      {pay?.basis === 'use' && (
        <RuleRows<PayRule>
          isOrdered
          head={say('rules.uses_head')}
          rows={pay.uses ?? []}
          words={use}
          figure={{
            title: say('pay.yuan'),
            of: ({ fen }) => yuanOf(fen),
            put: (rule, yuan) => ({ ...rule, fen: fenOf(yuan) }),
          }}
          change={change && ((uses) => put({ uses }))}
          faultsAt={(index) => faultsAt(`pay.uses.${index}`)}
          addText={say('rules.add')}
          emptyText={say('pay.uses_none')}
          editor={({ rule, onDone, onClose }) => (
            <FormDialog<UseCondition & { yuan: number }>
              title={say('rules.pay')}
              okText={say('rule.ok')}
              initialValues={rule && { ...rule, yuan: yuanOf(rule.fen) }}
              save={async ({ yuan, ...values }) => onDone({ ...withoutBlanks(values), fen: fenOf(yuan) })}
              onClose={onClose}
            >
              <ConditionFields outlets={rules.outlets} />
              <Form.Item name="yuan" label={say('pay.yuan')} rules={[{ required: true }]}>
                <InputNumber min={0} precision={2} />
              </Form.Item>
            </FormDialog>
          )}
        />
      )}
    </Panel>
  );
}
