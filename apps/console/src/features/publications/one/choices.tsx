import { Button } from 'antd';
import { useState } from 'react';
import type { Shape } from '@/api-client';
import { useUnitPath } from '@/features/organizations';
import { useCan } from '@/features/sessions';
import { useWords } from '@/ui';
import { ChoiceDialog } from './choice-dialog';

type Choice = Shape<'ChoiceResponse'>;

/** What a person can do now, each with what comes of it. */
export function Choices({
  publication,
  etag,
}: {
  publication: Shape<'PublicationDetailResponse'>;
  etag: string;
}) {
  const say = useWords('publications');
  const can = useCan();
  const pathOf = useUnitPath();
  const [chosen, setChosen] = useState<Choice | null>(null);
  const { choices } = publication;
  if (choices.length === 0) return null;
  if (!can('publication.manage', pathOf(publication.organizationId)))
    return <p className="publication-quiet">{say('choices.others_decide')}</p>;
  return (
    <section className="publication-part">
      <h2>{say('choices.title')}</h2>
      <ul className="choices">
        {choices.map((choice) => (
          <li key={`${choice.action}-${choice.outcome}`}>
            <Button
              danger={choice.action === 'withdraw' || choice.action === 'cancel'}
              type={choice.action === 'retry' || choice.outcome === 'published' ? 'primary' : 'default'}
              onClick={() => setChosen(choice)}
            >
              {say(choice.outcome ? `choice.${choice.action}_${choice.outcome}` : `choice.${choice.action}`)}
            </Button>
            <span>{choice.consequence}</span>
          </li>
        ))}
      </ul>
      {chosen && (
        <ChoiceDialog publication={publication} etag={etag} choice={chosen} onClose={() => setChosen(null)} />
      )}
    </section>
  );
}
