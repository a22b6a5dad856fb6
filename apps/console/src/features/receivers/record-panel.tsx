import { Segmented } from 'antd';
import { CursorTable, EmptyState, Panel } from '@/ui';
import type { Column, CursorPages, Say } from '@/ui';

/** What was sent to a receiver, newest first; all of it, or what stands one way. */
export function RecordPanel<Kept extends { id: string }, State extends string>({
  say,
  states,
  state,
  onState,
  pages,
  columns,
}: {
  say: Say;
  states: readonly (State | 'all')[];
  state: State | 'all';
  onState: (state: State | 'all') => void;
  pages: CursorPages<Kept>;
  columns: Column<Kept>[];
}) {
  return (
    <Panel
      title={say('records')}
      extra={
        <Segmented
          aria-label={say('filter')}
          value={state}
          onChange={onState}
          options={states.map((value) => ({ value, label: say(`record_states.${value}`) }))}
        />
      }
    >
      <CursorTable<Kept>
        label={say('records')}
        pages={pages}
        columns={columns}
        empty={<EmptyState text={say(state === 'all' ? 'no_records' : 'none_of_state')} />}
      />
    </Panel>
  );
}
