import { Button, Space } from 'antd';
import { useState } from 'react';
import { useTell, useWords } from '@/ui';
import { OwnWords } from './own-words';
import { useImportActs } from './use-import';
import type { Import } from './use-import';

const SHOWN_AT_ONCE = 50;

/** Places where the text seems broken; nothing is mended that nobody agreed to. */
export function Damages({ read }: { read: Import }) {
  const say = useWords('contents');
  const tell = useTell();
  const { repair } = useImportActs(read.id);
  const [shown, setShown] = useState(SHOWN_AT_ONCE);
  const open = read.damages.filter(({ decision }) => decision === 'open');
  if (open.length === 0) return null;
  const mendable = open.filter(({ proposal }) => proposal !== null);
  const decide = (body: Parameters<typeof repair.mutate>[0]) =>
    repair.mutate(body, { onError: tell.problem });
  return (
    <section className="import-part" aria-label={say('import.damages', { count: open.length })}>
      <h2>{say('import.damages', { count: open.length })}</h2>
      {mendable.length > 1 && (
        <Button loading={repair.isPending} onClick={() => decide({ accept: mendable.map(({ id }) => id) })}>
          {say('import.damage_all')}
        </Button>
      )}
      <ul className="findings">
        {open.slice(0, shown).map((damage) => (
          <li key={damage.id}>
            <div>
              <p>
                {damage.before.slice(0, damage.before.indexOf(damage.found))}
                <mark>{damage.found}</mark>
                {damage.before.slice(damage.before.indexOf(damage.found) + damage.found.length)}
              </p>
              <p className="finding-advice">{damage.message}</p>
              <Space wrap>
                {damage.proposal !== null && (
                  <Button size="small" onClick={() => decide({ accept: [damage.id] })}>
                    {damage.proposal === ''
                      ? say('proof.delete')
                      : say('import.damage_take', { text: damage.proposal })}
                  </Button>
                )}
                <Button size="small" onClick={() => decide({ reject: [damage.id] })}>
                  {say('import.damage_keep')}
                </Button>
                <OwnWords
                  found={damage.found}
                  onTake={(text) => decide({ edits: [{ damageId: damage.id, text }] })}
                />
              </Space>
            </div>
          </li>
        ))}
      </ul>
      {open.length > shown && (
        <Button type="link" onClick={() => setShown(shown + SHOWN_AT_ONCE)}>
          {say('pick.more')}
        </Button>
      )}
    </section>
  );
}
