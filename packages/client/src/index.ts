export { createDeliveryClient } from './client.ts';
export type { DeliveryClient, DeliveryClientOptions } from './client.ts';
export { memoryCache } from './cache.ts';
export type { DeliveryCache, KeptAnswer } from './cache.ts';
export type { FieldsWish, ListWish, SearchWish } from './contents.ts';
export type { DirectoryWish } from './directory.ts';
export type { FeedFormat } from './feeds.ts';
export type { components, operations, paths } from './generated/delivery.ts';
export type { Page } from './pages.ts';
export { DeliveryProblem } from './problem.ts';
export type { ProblemFault } from './problem.ts';
export type { FieldOf, Sparse } from './sparse.ts';
export type { CallOptions, FetchAnswer, FetchLike, FetchWish } from './transport.ts';
export type {
  ArchiveMonth,
  Brand,
  Column,
  DeliveredVersion,
  DeliveryDocument,
  DeliverySummary,
  Organization,
  Programme,
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
