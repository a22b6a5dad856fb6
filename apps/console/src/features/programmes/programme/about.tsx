import { useNavigate } from 'react-router-dom';
import { api, currentLanguage, ifMatch } from '@/api-client';
import type { Versioned } from '@/api-client';
import { ConfirmButton, Facts, Moment, Panel, useAct, useWords } from '@/ui';
import { languageName } from '../programme-titles';
import { useCategories } from '../use-programmes';
import type { Programme } from '../use-programmes';
import { Cover } from './cover';

/** What a programme says of itself. */
export function About({ seen, isManager }: { seen: Versioned<Programme>; isManager: boolean }) {
  const say = useWords('programmes');
  const go = useNavigate();
  const { options } = useCategories();
  const { body: programme, etag } = seen;
  const reader = currentLanguage();
  const remove = useAct(
    async () => {
      await api.DELETE('/api/v1/programmes/{id}', {
        params: { path: { id: programme.id } },
        headers: ifMatch(etag),
      });
      void go('/programmes');
    },
    { touches: [['programmes', 'list']], done: say('remove.done') },
  );
  const categories = programme.categories.map(
    (key) => options.find(({ value }) => value === key)?.label ?? '',
  );
  return (
    <Panel
      title={say('tab.about')}
      extra={
        isManager && (
          <ConfirmButton
            danger
            type="text"
            title={say('remove.question')}
            consequence={say('remove.consequence')}
            onConfirm={remove.run}
          >
            {say('remove.button')}
          </ConfirmButton>
        )
      }
    >
      <div className="programme-about">
        <Cover assetId={programme.coverAssetId} size={160} />
        <Facts
          of={[
            ...programme.languages.flatMap((language) => [
              [nameOf(language), programme.titles[language]] as const,
              [
                say('about.description'),
                <p key={language} className="programme-words" lang={language}>
                  {programme.descriptions[language]}
                </p>,
              ] as const,
            ]),
            [say('form.kind'), say(`type.${programme.type}`)],
            [say('form.visibility'), say(`visibility.${programme.visibility}`)],
            [say('form.categories'), categories.join('、')],
            [say('form.author'), programme.author],
            [say('form.owner'), programme.ownerName],
            [say('form.mail'), programme.ownerEmail ?? say('about.none')],
            programme.link ? [say('form.link'), programme.link] : null,
            programme.copyright ? [say('form.copyright'), programme.copyright] : null,
            programme.explicit ? [say('about.note'), say('form.explicit')] : null,
            [say('about.made'), <Moment key="made" at={programme.createdAt} />],
          ]}
        />
      </div>
    </Panel>
  );

  function nameOf(language: string): string {
    if (programme.languages.length === 1) return say('form.name');
    return say('form.in_language', { label: say('form.name'), language: languageName(language, reader) });
  }
}
