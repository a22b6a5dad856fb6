import { Select, Space, Tag } from 'antd';
import { Link } from 'react-router-dom';
import { api, ifMatch } from '@/api-client';
import { useUnitPath } from '@/features/organizations';
import { useCan } from '@/features/sessions';
import { useAct, useWords } from '@/ui';
import { placesOf, withContent, withoutContent } from './places-of';
import type { Gathered } from './places-of';
import { askTopic, topicsKey, useAllTopics } from './use-topics';
import type { Topic, TopicSection } from './use-topics';
import './topics.css';

/** The topics in which an item is shown; who keeps a topic puts it there, and takes it out. */
export function TopicsOfContent({ content }: { content: Gathered }) {
  const say = useWords('topics');
  const can = useCan();
  const unitPath = useUnitPath();
  const topics = useAllTopics().data ?? [];
  const isMine = ({ organizationId }: Topic) => can('site.manage', unitPath(organizationId));
  const change = useAct(
    async ({ id, alter }: { id: string; alter: (sections: TopicSection[]) => TopicSection[] }) => {
      // Of the newest: somebody else may be at the topic.
      const { body, etag } = await askTopic(id);
      await api.PATCH('/api/v1/topics/{id}', {
        params: { path: { id } },
        headers: ifMatch(etag),
        body: { sections: alter(body.sections) },
      });
    },
    { touches: [topicsKey], done: say('of_content.saved') },
  );
  const shown = topics.flatMap((topic) =>
    placesOf(topic.sections, content).map((index) => ({ topic, index, section: topic.sections[index]! })),
  );
  const offered = topics
    .filter(isMine)
    .flatMap((topic) => choicesOf(topic, content.id, say('of_content.new')));
  if (topics.length === 0)
    return can('site.manage') ? (
      <Link to="/settings/topics">{say('of_content.make')}</Link>
    ) : (
      <span>{say('of_content.none')}</span>
    );
  return (
    <div className="topics-of-content">
      {shown.length === 0 && offered.length === 0 && <span>{say('of_content.none')}</span>}
      <Space wrap size={4}>
        {shown.map(({ topic, index, section }) => (
          <Tag
            key={`${topic.id} ${index}`}
            closable={
              section.by === 'items' &&
              isMine(topic) && { 'aria-label': say('of_content.remove', { title: topic.title }) }
            }
            onClose={(event) => {
              event.preventDefault();
              const alter = (sections: TopicSection[]) => withoutContent(sections, index, content.id);
              void change.run({ id: topic.id, alter });
            }}
          >
            {topic.title} · {section.title}
            {section.by !== 'items' && say(`of_content.by_${section.by}`)}
          </Tag>
        ))}
      </Space>
      {offered.length > 0 && (
        <Select<string>
          aria-label={say('of_content.add')}
          placeholder={say('of_content.add')}
          value={null}
          loading={change.isBusy}
          showSearch={{ optionFilterProp: 'label' }}
          options={offered.map(({ key, label }) => ({ value: key, label }))}
          onChange={(chosen) => {
            const { topicId, index, newTitle } = offered.find(({ key }) => key === chosen)!;
            const alter = (sections: TopicSection[]) => withContent(sections, index, content.id, newTitle);
            void change.run({ id: topicId, alter });
          }}
        />
      )}
    </div>
  );
}

/** Where an item can be put in a topic: sections filled by hand; a new one where there is none. */
function choicesOf({ id, title, sections }: Topic, contentId: string, newTitle: string) {
  const byHand = sections.flatMap((section, index) =>
    section.by === 'items' ? [{ index: index as number | null, section }] : [],
  );
  if (byHand.length === 0)
    return [{ key: id, topicId: id, index: null, newTitle, label: `${title} · ${newTitle}` }];
  return byHand
    .filter(({ section }) => !section.contentIds?.includes(contentId))
    .map(({ index, section }) => ({
      ...{ key: `${id} ${index}`, topicId: id, index, newTitle, label: `${title} · ${section.title}` },
    }));
}
