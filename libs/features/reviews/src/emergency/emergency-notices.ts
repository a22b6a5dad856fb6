import { beijingTime } from '@haojiao/kernel';
import type { Message } from '@haojiao/kernel';
import type { ContentEntity } from '@haojiao/features/contents';
import type { NewNotice } from '@haojiao/features/notices';
import type { NameOfPlatform } from './domain/emergency-order';
import type { EmergencyOrderEntity } from './persistence/emergency-order.entity';

export const OVERDUE = 'emergency_order.overdue';

type OrderFacts = Pick<
  EmergencyOrderEntity,
  'id' | 'organizationId' | 'approverId' | 'approvedAt' | 'wording' | 'backfillDueAt' | 'platforms'
>;

/** Who is said to have given an order is told of it at once: nobody's word is used behind their back. */
export function orderedInYourName(
  order: OrderFacts,
  { title }: Pick<ContentEntity, 'title'>,
  recorderName: string,
  nameOf: NameOfPlatform,
): NewNotice {
  const at = beijingTime(order.approvedAt);
  const on = namesOf(order, nameOf);
  return {
    ...about(order),
    userId: order.approverId,
    action: 'content.read',
    kind: 'emergency_order.recorded',
    severity: 'warning',
    title: {
      zh: `以您的名义登记了应急指令：《${title}》先发后补`,
      en: `An emergency order was recorded in your name: "${title}"`,
    },
    body: {
      zh: `${recorderName} 登记：您于 ${at} 同意“${order.wording}”，先在${on.zh}发布。如非本人指令，请立即要求撤稿。`,
      en: `${recorderName} recorded that at ${at} you ordered "${order.wording}", to go out on ${on.en}. If you did not, have it withdrawn at once.`,
    },
    dedupeKey: `emergency_order.recorded:${order.id}`,
  };
}

/** For one person: the time is over and the review is not through. */
export function overdueNotice(order: OrderFacts, title: string, userId: string): NewNotice {
  const due = beijingTime(order.backfillDueAt);
  return {
    ...about(order),
    userId,
    action: 'content.read',
    kind: OVERDUE,
    severity: 'urgent',
    title: { zh: `《${title}》补审已超时`, en: `The review of "${title}" after the fact is overdue` },
    body: {
      zh: `该稿件凭应急指令先行发布，补审应于 ${due} 前完成，至今未完成。请立即办理。`,
      en: `It went out by an emergency order; its review had to be through by ${due} and is not. See to it now.`,
    },
    dedupeKey: `${OVERDUE}:${order.id}:${userId}`,
  };
}

/** The review found against what is out already. */
export function refutedNotice(order: OrderFacts, title: string, nameOf: NameOfPlatform): NewNotice {
  const on = namesOf(order, nameOf);
  return {
    ...about(order),
    action: 'publication.manage',
    kind: 'emergency_order.refuted',
    severity: 'urgent',
    title: {
      zh: `《${title}》补审未通过，请撤稿或更正`,
      en: `The review found against "${title}": withdraw or correct it`,
    },
    body: {
      zh: `该稿件凭应急指令可在${on.zh}先行发布，补审被退回或退稿。请撤下已发出的内容，或修改后重新送审并更正；它不会再发往任何平台。`,
      en: `An emergency order let it go out on ${on.en}; its review returned or rejected it. Withdraw what is out, or have a correction reviewed; it is sent nowhere else.`,
    },
    dedupeKey: `emergency_order.refuted:${order.id}`,
  };
}

function namesOf({ platforms }: OrderFacts, nameOf: NameOfPlatform): Message {
  const names = platforms.map(nameOf);
  return { zh: names.map(({ zh }) => zh).join('、'), en: names.map(({ en }) => en).join(', ') };
}

function about({ id, organizationId }: OrderFacts) {
  return { organizationId, objectType: 'emergency_order', objectId: id };
}
