import type { components, operations } from './generated/delivery.ts';

type Schemas = components['schemas'];

/** What lists carry of an item. */
export type DeliverySummary = Schemas['DeliverySummaryResponse'];
/** An item with its words: exactly the block that `type` names is present. */
export type DeliveryDocument = Schemas['DeliveryDocumentResponse'];
export type DeliveredVersion = Schemas['DeliveredVersionResponse'];
export type Organization = Schemas['DeliveredOrganizationResponse'];
export type Column = Schemas['DeliveredColumnResponse'];
export type Brand = Schemas['DirectoryBrandResponse'];
export type Programme = Schemas['DeliveredProgrammeResponse'];
export type ArchiveMonth = Schemas['ArchiveMonthResponse'];
export type ViewReport = Schemas['ReportViewRequest'];

/** What a list can be asked for; nothing is required. */
export type ListQuery = Partial<
  NonNullable<operations['DeliveryContentsController_list']['parameters']['query']>
>;
