import { useQuery } from '@tanstack/react-query';
import { Drawer, Select, Skeleton, Space } from 'antd';
import { useState } from 'react';
import { api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { EmptyState, momentText, ProblemNotice, useNarrow, useWords } from '@/ui';
import { ChangedRow } from './changed-row';
import { RowsPart } from './rows-part';
import type { Lexicon } from './use-lexicons';

type Version = Shape<'LexiconVersionResponse'>;

/** What became of the terms from one version to another. */
export function VersionCompare({
  lexicon: { id, name },
  versions,
  first,
  onClose,
}: {
  lexicon: Lexicon;
  versions: readonly Version[];
  /** The older and the newer number that are compared to begin with. */
  first: readonly [number, number];
  onClose: () => void;
}) {
  const say = useWords('lexicons');
  const isNarrow = useNarrow();
  const [[from, to], choose] = useState(first);
  const comparison = useQuery({
    queryKey: ['lexicons', id, 'compare', from, to],
    queryFn: () =>
      bodyOf(
        api.GET('/api/v1/lexicons/{id}/versions/{number}/diff', {
          params: { path: { id, number: String(to) }, query: { from } },
        }),
      ),
    enabled: from !== to,
  });
  const select = (label: string, value: number, put: (number: number) => void) => (
    <Select
      aria-label={label}
      value={value}
      popupMatchSelectWidth={false}
      options={versions.map(({ number, createdAt }) => ({
        value: number,
        label: say('compare.option', { number, at: momentText(createdAt) }),
      }))}
      onChange={put}
    />
  );
  const { data } = comparison;
  const isSame = data && data.added.length + data.removed.length + data.changed.length === 0;
  return (
    <Drawer open onClose={onClose} size={isNarrow ? '100%' : 640} title={say('compare.title', { name })}>
      <Space wrap>
        {select(say('compare.from'), from, (number) => choose([number, to]))}
        {say('compare.into')}
        {select(say('compare.to'), to, (number) => choose([from, number]))}
      </Space>
      {from === to && <EmptyState text={say('compare.choose_two')} />}
      {from !== to && comparison.isPending && <Skeleton active />}
      {comparison.isError && (
        <ProblemNotice error={comparison.error} onRetry={() => void comparison.refetch()} />
      )}
      {isSame && <EmptyState text={say('compare.same')} />}
      {data && (
        <>
          <RowsPart
            title={say('compare.added', { count: data.added.length })}
            rows={data.added}
            render={(row) => <Term key={row.id} row={row} />}
          />
          <RowsPart
            title={say('compare.removed', { count: data.removed.length })}
            rows={data.removed}
            render={(row) => <Term key={row.id} row={row} />}
          />
          <RowsPart
            title={say('compare.changed', { count: data.changed.length })}
            rows={data.changed}
            render={(pair) => <ChangedRow key={pair.after.id} {...pair} />}
          />
        </>
      )}
    </Drawer>
  );
}

function Term({ row }: { row: Shape<'LexiconRowResponse'> }) {
  const say = useWords('lexicons');
  return (
    <li>
      <strong>{row.pattern}</strong>
      {row.replacement && ` → ${row.replacement}`}
      <small>
        {say(`category.${row.category}`)} · {say(`severity.${row.severity}`)}
      </small>
    </li>
  );
}
