import { InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import { Facts, Panel } from '@/ui';
import type { RulesPart } from './rules';
import { useRuleWords } from './use-rule-words';

const duplicatePolicies = ['sum', 'max', 'first'] as const;
const coAuthorPolicies = ['first_author', 'equal', 'by_share', 'each_full'] as const;
const tieBreakers = ['adopted', 'submitted', 'adoption_rate'] as const;
const capNames = ['perReport', 'perUnitAndPeriod', 'perUnitAndYear', 'perPersonAndPeriod'] as const;

/** How points are put together: uses of one report, co-authors, what lateness costs, limits, ranks. */
export function GeneralRules({ rules, change, faultsAt }: RulesPart) {
  const { say } = useRuleWords([]);
  const { penalties, caps, ranking } = rules;
  const faults = (path: string) =>
    faultsAt(path).map((fault) => (
      <div key={fault} role="alert" className="rule-fault">
        {fault}
      </div>
    ));
  const choice = <Value extends string | number>(
    name: string,
    value: Value,
    values: readonly Value[],
    put: (value: Value) => void,
  ): [string, ReactNode] => [
    say(`general.${name}`),
    change ? (
      <Select<Value>
        aria-label={say(`general.${name}`)}
        value={value}
        onChange={put}
        options={values.map((each) => ({ value: each, label: say(`general.${name}_is.${each}`) }))}
      />
    ) : (
      say(`general.${name}_is.${value}`)
    ),
  ];
  const number = (
    name: string,
    value: number | null | undefined,
    put: (value: number | null) => void,
    { path = name, none = '—', max = 100_000 } = {},
  ): [string, ReactNode] => [
    say(`general.${name}`),
    change ? (
      <>
        <InputNumber
          aria-label={say(`general.${name}`)}
          min={0}
          max={max}
          placeholder={none}
          value={value}
          onChange={put}
        />
        {faults(path)}
      </>
    ) : (
      (value ?? none)
    ),
  ];
  const set = change ?? (() => undefined);
  const rate = penalties.lowAdoptionRate;
  return (
    <>
      <Panel title={say('rules.general')}>
        <div className="rule-settings">
          <Facts
            of={[
              choice('duplicate', rules.duplicatePolicy, duplicatePolicies, (duplicatePolicy) =>
                set({ duplicatePolicy }),
              ),
              choice('co_author', rules.coAuthorPolicy, coAuthorPolicies, (coAuthorPolicy) =>
                set({ coAuthorPolicy }),
              ),
              number('meetsRequirements', rules.meetsRequirements, (value) =>
                set({ meetsRequirements: value ?? 0 }),
              ),
              choice('digits', rules.rounding.digits, [0, 1, 2] as const, (digits) =>
                set({ rounding: { digits } }),
              ),
              choice('ties', ranking.ties, ['shared', 'dense'] as const, (ties) =>
                set({ ranking: { ...ranking, ties } }),
              ),
              [
                say('general.tie_breakers'),
                change ? (
                  <Select
                    mode="multiple"
                    aria-label={say('general.tie_breakers')}
                    placeholder={say('general.no_tie_breaker')}
                    value={ranking.tieBreakers}
                    onChange={(chosen) => set({ ranking: { ...ranking, tieBreakers: chosen } })}
                    options={tieBreakers.map((value) => ({ value, label: say(`general.tie_by.${value}`) }))}
                  />
                ) : (
                  ranking.tieBreakers.map((value) => say(`general.tie_by.${value}`)).join('、') ||
                  say('general.no_tie_breaker')
                ),
              ],
              choice('negative', rules.negativeTotals, ['keep', 'zero'] as const, (negativeTotals) =>
                set({ negativeTotals }),
              ),
            ]}
          />
        </div>
      </Panel>
      <Panel title={say('rules.penalties')}>
        <div className="rule-settings">
          <Facts
            of={[
              number(
                'late',
                penalties.late,
                (value) => set({ penalties: { ...penalties, late: value ?? 0 } }),
                { path: 'penalties.late' },
              ),
              number(
                'missed',
                penalties.missedCommission,
                (value) => set({ penalties: { ...penalties, missedCommission: value ?? 0 } }),
                { path: 'penalties.missedCommission' },
              ),
              number(
                'rate_below',
                rate?.below,
                (value) =>
                  set({
                    penalties: {
                      ...penalties,
                      lowAdoptionRate: value ? { below: value, points: rate?.points ?? 0 } : null,
                    },
                  }),
                { path: 'penalties.lowAdoptionRate', none: say('rule.not_asked'), max: 100 },
              ),
              rate
                ? number('rate_points', rate.points, (value) =>
                    set({ penalties: { ...penalties, lowAdoptionRate: { ...rate, points: value ?? 0 } } }),
                  )
                : null,
            ]}
          />
        </div>
      </Panel>
      <Panel title={say('rules.caps')}>
        <div className="rule-settings">
          <Facts
            of={capNames.map((name) =>
              number(name, caps[name], (value) => set({ caps: { ...caps, [name]: value } }), {
                path: `caps.${name}`,
                none: say('rule.no_limit'),
              }),
            )}
          />
        </div>
      </Panel>
    </>
  );
}
