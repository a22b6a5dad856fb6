import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useWords } from '@/ui';

const SHOWN_AT_ONCE = 100;

/** Rows under a heading, as many as somebody reads at once; nothing where there are none. */
export function RowsPart<Row>({
  title,
  rows,
  render,
}: {
  title: string;
  rows: readonly Row[];
  render: (row: Row) => ReactNode;
}) {
  const say = useWords('lexicons');
  const [shown, setShown] = useState(SHOWN_AT_ONCE);
  if (rows.length === 0) return null;
  return (
    <section className="lexicon-rows">
      <h2>{title}</h2>
      <ul>{rows.slice(0, shown).map(render)}</ul>
      {rows.length > shown && (
        <Button type="link" onClick={() => setShown(shown + SHOWN_AT_ONCE)}>
          {say('compare.more', { count: rows.length - shown })}
        </Button>
      )}
    </section>
  );
}
