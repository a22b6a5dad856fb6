import { Button, Checkbox } from 'antd';
import { useWords } from '@/ui';

/** What one looks at before one posts, and the way to the platform. */
export function Checklist({ items, editorUrl }: { items: readonly string[]; editorUrl: string }) {
  const say = useWords('publications');
  return (
    <section className="publication-part">
      <h2>{say('hand_off.check')}</h2>
      <ul className="hand-off-checks">
        {items.map((item) => (
          <li key={item}>
            <Checkbox>{item}</Checkbox>
          </li>
        ))}
      </ul>
      {/^https?:/.test(editorUrl) && (
        <Button href={editorUrl} target="_blank" rel="noreferrer">
          {say('hand_off.open_platform')}
        </Button>
      )}
    </section>
  );
}
