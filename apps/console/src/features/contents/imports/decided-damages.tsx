import { Button } from 'antd';
import { Moment, useTell, useWords } from '@/ui';
import { useImportActs, useRepairs } from './use-import';
import type { Damage, Import } from './use-import';

/** What was decided about places that seemed broken, and by whom; it can be taken back until a draft is made. */
export function DecidedDamages({ read }: { read: Import }) {
  const say = useWords('contents');
  const tell = useTell();
  const { repair } = useImportActs(read.id);
  const repairs = useRepairs(read.id);
  const decided = read.damages.filter(({ decision }) => decision !== 'open');
  if (decided.length === 0) return null;
  const lastOf = (id: string) =>
    repairs.data?.items.findLast(({ steps }) => steps.some(({ damageId }) => damageId === id));
  return (
    <section className="import-part" aria-label={say('import.decided', { count: decided.length })}>
      <h2>{say('import.decided', { count: decided.length })}</h2>
      <ul className="findings import-decided">
        {decided.map((damage) => {
          const last = lastOf(damage.id);
          return (
            <li key={damage.id}>
              <div>
                <Outcome damage={damage} />
                {last && (
                  <p className="finding-advice">
                    {last.actorName} <Moment at={last.occurredAt} />
                  </p>
                )}
              </div>
              {read.state === 'ready' && (
                <Button
                  size="small"
                  aria-label={say('import.undo_of', { text: damage.found })}
                  onClick={() => repair.mutate({ undo: [damage.id] }, { onError: tell.problem })}
                >
                  {say('import.undo')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Outcome({ damage: { decision, found, proposal, text } }: { damage: Damage }) {
  const say = useWords('contents');
  const words = decision === 'edited' ? text : proposal;
  if (decision === 'rejected') return <p>{say('import.was_kept', { text: found })}</p>;
  if (!words) return <p>{say('import.was_deleted', { text: found })}</p>;
  return <p>{say('import.was_changed', { text: found, words })}</p>;
}
