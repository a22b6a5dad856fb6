import type { TopicEntity } from './topic.entity';
import type { TopicResponse } from './topic.responses';

export function presentTopic({
  version: _version,
  createdAt,
  updatedAt,
  ...topic
}: TopicEntity): TopicResponse {
  return { ...topic, createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() };
}
