export { createDeliveryClient } from './client.ts';
export type { DeliveryClient, DeliveryClientOptions } from './client.ts';
export { memoryCache } from './cache.ts';
export type { DeliveryCache, KeptAnswer } from './cache.ts';
export type { ListWish, SearchWish } from './contents.ts';
export type { FeedFormat } from './feeds.ts';
export type { components, operations, paths } from './generated/delivery.ts';
export { DeliveryProblem } from './problem.ts';
export type { ProblemFault } from './problem.ts';
export type { FetchAnswer, FetchLike, FetchWish } from './transport.ts';
export type {
  ArchiveMonth,
  DeliveryDocument,
  DeliveryPage,
  DeliverySummary,
  DeliveredVersion,
  ViewReport,
} from './types.ts';
export { WebhookRefused, verifyWebhook } from './verify-webhook.ts';
export type { WebhookHeaders, WebhookRefusal, WebhookWish } from './verify-webhook.ts';
export type {
  ContentMessage,
  PublicationMessage,
  TestMessage,
  WebhookMessage,
  WithdrawnMessage,
} from './webhook-messages.ts';
