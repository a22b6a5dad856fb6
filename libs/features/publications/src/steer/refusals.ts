import { ruleBroken } from '@haojiao/kernel';
import type { PublicationState } from '../domain/publication-transitions';
import type { PublicationEntity } from '../persistence/publication.entity';

export function goesWithLead({ leadId }: PublicationEntity) {
  return ruleBroken(
    'publication_goes_with_lead',
    '这一条随头条一起发布，请对头条进行操作。',
    'This item goes out with its lead; act on that publication.',
    { extra: { leadId } },
  );
}

export function inProgress() {
  return ruleBroken(
    'publication_in_progress',
    '系统正在处理这个发布任务，请几秒后再试。',
    'It is being worked on right now; try again in a few seconds.',
  );
}

export function stateForbids(publication: Pick<PublicationEntity, 'state'>, from: PublicationState[]) {
  return ruleBroken(
    'publication_state_forbids',
    `当前状态“${publication.state}”不能执行此操作，只有以下状态可以：${from.join('、')}。`,
    `Not possible in the state "${publication.state}"; only in: ${from.join(', ')}.`,
    { extra: { state: publication.state } },
  );
}
