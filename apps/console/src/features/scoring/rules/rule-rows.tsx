import { EllipsisOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Dropdown, InputNumber } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useWords } from '@/ui';
import { moved } from './rules';
import './rules.css';

export interface RowEditor<Rule> {
  readonly rule?: Rule;
  readonly onDone: (rule: Rule) => void;
  readonly onClose: () => void;
}

/** Rules of one kind in a table: what they ask for and what they give. With `change` they are edited in place. */
export function RuleRows<Rule>({
  head,
  rows,
  words,
  more,
  figure,
  change,
  editor,
  faultsAt,
  addText,
  emptyText,
  isOrdered = false,
}: {
  head: string;
  rows: readonly Rule[];
  words: (rule: Rule) => string;
  /** Below the words. */
  more?: (rule: Rule) => ReactNode;
  /** The number of a rule: points, or money. */
  figure?: { title: string; of: (rule: Rule) => number; put: (rule: Rule, figure: number) => Rule };
  change?: (rows: Rule[]) => void;
  editor: (editor: RowEditor<Rule>) => ReactNode;
  faultsAt: (index: number) => readonly string[];
  addText: string;
  emptyText: string;
  /** The first that fits counts: rows can be moved. */
  isOrdered?: boolean;
}) {
  const say = useWords('scoring');
  /** Index of the row that is edited; one past the last for a new one. */
  const [open, setOpen] = useState<number | null>(null);
  const menuOf = (index: number) => [
    { key: 'change', label: say('change'), onClick: () => setOpen(index) },
    ...(isOrdered
      ? ([-1, 1] as const).map((step) => ({
          key: String(step),
          label: say(step < 0 ? 'rule.up' : 'rule.down'),
          disabled: index + step < 0 || index + step >= rows.length,
          onClick: () => change!(moved(rows, index, step)),
        }))
      : []),
    {
      key: 'remove',
      danger: true,
      label: say('rule.remove'),
      onClick: () => change!(rows.toSpliced(index, 1)),
    },
  ];
  return (
    <div>
      {rows.length === 0 ? (
        <p className="desk-quiet">{emptyText}</p>
      ) : (
        <table className="rule-rows">
          <thead>
            <tr>
              <th scope="col">{head}</th>
              {figure && (
                <th scope="col" className="is-figure">
                  {figure.title}
                </th>
              )}
              {change && <td className="rule-rows-acts" />}
            </tr>
          </thead>
          <tbody>
            {rows.map((rule, index) => (
              <tr key={index}>
                <td>
                  {words(rule)}
                  {more && <div className="desk-quiet">{more(rule)}</div>}
                  {faultsAt(index).map((fault) => (
                    <div key={fault} role="alert" className="rule-fault">
                      {fault}
                    </div>
                  ))}
                </td>
                {figure && (
                  <td className="is-figure">
                    {change ? (
                      <InputNumber
                        aria-label={`${words(rule)} ${figure.title}`}
                        min={0}
                        max={100_000}
                        controls={false}
                        value={figure.of(rule)}
                        onChange={(value) => change(rows.with(index, figure.put(rule, value ?? 0)))}
                      />
                    ) : (
                      figure.of(rule)
                    )}
                  </td>
                )}
                {change && (
                  <td className="rule-rows-acts">
                    <Dropdown trigger={['click']} menu={{ items: menuOf(index) }}>
                      <Button
                        type="text"
                        icon={<EllipsisOutlined />}
                        aria-label={say('rule.acts', { text: words(rule) })}
                      />
                    </Dropdown>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {change && (
        <Button icon={<PlusOutlined />} onClick={() => setOpen(rows.length)}>
          {addText}
        </Button>
      )}
      {change &&
        open !== null &&
        editor({
          rule: rows[open],
          onDone: (rule) => change(open < rows.length ? rows.with(open, rule) : [...rows, rule]),
          onClose: () => setOpen(null),
        })}
    </div>
  );
}
