import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * One item of the site, ready to send. Written when its publication goes live, read as it is. A withdrawn one keeps
 * its address and nothing else: there the page says that it is gone.
 */
@Entity('delivery_documents')
export class DeliveryDocumentEntity {
  @PrimaryColumn('uuid')
  contentId: string;

  @Column('uuid')
  publicationId: string;

  /** The approved revision that it was made from. */
  @Column('uuid')
  revisionId: string;

  @Column('uuid')
  organizationId: string;

  /** From the root to the unit, itself included. */
  @Column('uuid', { array: true })
  orgPath: string[];

  @Column('uuid', { nullable: true })
  columnId: string | null;

  @Column('text', { nullable: true })
  columnCode: string | null;

  @Column('uuid', { nullable: true })
  brandId: string | null;

  @Column('text', { nullable: true })
  brandCode: string | null;

  @Column('text')
  type: string;

  @Column('text')
  slug: string;

  /** BCP 47; null for what was withdrawn before there were languages. */
  @Column('text', { nullable: true })
  locale: string | null;

  @Column('text', { array: true })
  tags: string[];

  /** `delivery_tag_keys(tags)`, kept by a trigger: what lists look for. */
  @Column('bigint', { array: true, default: [], select: false })
  tagKeys: string[];

  /** `private`: for listeners with a token, as `private_withdrawn` was; public reads meet neither. */
  @Column('text')
  state: 'live' | 'withdrawn' | 'private' | 'private_withdrawn';

  @Column('timestamptz')
  publishedAt: Date;

  /** Grows by a second at least with each writing, so that `Last-Modified` tells every two versions apart. */
  @Column('timestamptz')
  updatedAt: Date;

  /** Strong ETag of `document`, with its quotes. */
  @Column('text', { nullable: true })
  etag: string | null;

  /** UTF-8 of the JSON document. */
  @Column('bytea', { nullable: true, select: false })
  document: Buffer | null;

  /** UTF-8 of the JSON that lists carry. */
  @Column('bytea', { nullable: true, select: false })
  summary: Buffer | null;

  /** Of an episode, as its language. */
  @Column('uuid', { nullable: true })
  programmeId: string | null;

  /** Language and script, `zh-Hans`. */
  @Column('text', { nullable: true })
  episodeLanguage: string | null;

  /** Of an episode; null where it has none. */
  @Column('integer', { nullable: true })
  episodeSeason: number | null;

  @Column('integer', { nullable: true })
  episodeNumber: number | null;

  @Column('text', { nullable: true })
  episodeType: 'full' | 'trailer' | 'bonus' | null;

  /** Who is heard in an episode or made it; nobody once it is withdrawn. */
  @Column('uuid', { array: true, default: [] })
  personIds: string[];

  @Column('tsvector', { nullable: true, select: false })
  search: string | null;

  /** Of the rule by which `search` was made: `SEARCH_VERSION`. */
  @Column('smallint', { default: 0 })
  searchVersion: number;
}
