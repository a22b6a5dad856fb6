import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { fault } from '@haojiao/kernel';
import type { Clock, Fault, Message } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { ContentOrigins, ContentsService } from '@haojiao/features/contents';
import type { ContentDocument, ContentEntity, ContentOriginEntity } from '@haojiao/features/contents';
import type { PlaceInTree } from '@haojiao/features/organizations';
import { titleWarning } from './compare-reprint-titles';
import { comparableUrl, decisiveSource, matchesHost, standingOf } from './domain/reprint-source';
import { standingWords } from './domain/standing-words';
import type { ReprintSourceEntity } from './persistence/reprint-source.entity';
import { ReprintSourcesService } from './reprint-sources.service';

/** Something about a reprint that its author and its reviewers should see. */
export interface ReprintFinding {
  severity: 'warning';
  code: string;
  path: string;
  message: Message;
  suggestion?: Message;
}

/** What speaks for a reprint: the entry that decides about its source, and the original that was kept. */
export interface ReprintGrounds {
  source: ReprintSourceEntity | null;
  snapshotId: string | null;
  /** The item was taken over in the product: the revision that it was made of is the original, and is kept anyway. */
  originRevisionId: string | null;
  /** It came from a unit above, whose items need no entry in a list. */
  isFromAbove: boolean;
}

/** Nothing is reprinted without a listed source that is valid today and the original as it was. */
@Injectable()
export class ReprintRules {
  constructor(
    private readonly database: Database,
    private readonly contents: ContentsService,
    private readonly sources: ReprintSourcesService,
    private readonly origins: ContentOrigins,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** What is missing before a reprint can be reviewed; nothing for an item of our own. */
  async submissionFaults(
    content: ContentEntity,
    document: ContentDocument,
    place: PlaceInTree,
    manager: EntityManager,
  ): Promise<Fault[]> {
    if (!document.reprint) return [];
    const faults = [...missingSource(document)];
    if (faults.length > 0) return faults;
    const grounds = await this.groundsOf(content.id, document, place, manager);
    const problem = this.sourceProblem(document, grounds);
    if (problem) faults.push(fault('source', problem.code, problem.message.zh, problem.message.en));
    if (isWithoutOriginal(grounds)) faults.push(fault('reprint', ...snapshotMissing));
    return faults;
  }

  /** What its author and its reviewers should see of the item as it was last saved; also where it is out already. */
  async findings(content: ContentEntity, document: ContentDocument): Promise<ReprintFinding[]> {
    if (!document.reprint) return [];
    const found: ReprintFinding[] = missingSource(document).map(({ path, code, message }) => ({
      severity: 'warning',
      path,
      code,
      message,
    }));
    const place = await this.contents.placeOf(content);
    const grounds = await this.groundsOf(content.id, document, place);
    const { source, isFromAbove } = grounds;
    if (document.source) {
      const problem = this.sourceProblem(document, grounds);
      if (problem) found.push({ severity: 'warning', path: 'source', ...problem });
      else if (source && !isFromAbove && isOnlyNamed(document, source)) found.push(hostUnlisted(source));
    }
    if (isWithoutOriginal(grounds)) {
      const [code, zh, en] = snapshotMissing;
      found.push({ severity: 'warning', path: 'reprint', code, message: { zh, en } });
    }
    const titles = titleWarning(document.reprint.sourceTitle, document.title);
    return titles ? [...found, titles] : found;
  }

  async groundsOf(
    contentId: string,
    document: ContentDocument,
    place: PlaceInTree,
    manager?: EntityManager,
  ): Promise<ReprintGrounds> {
    const listed = await this.sources.applyingIn(place, manager);
    const source = document.source
      ? decisiveSource(document.source, listed, place.path, this.clock.now())
      : null;
    const origin = await this.origins.of(contentId, manager);
    return {
      source,
      snapshotId: await this.snapshotOf(contentId, document.source?.url, manager),
      originRevisionId: origin?.originRevisionId ?? null,
      isFromAbove: isAbove(origin, place),
    };
  }

  private sourceProblem(
    { source: named }: ContentDocument,
    { source, isFromAbove }: ReprintGrounds,
  ): { code: string; message: Message } | null {
    if (isFromAbove) return null;
    if (!source) {
      return {
        code: 'reprint_source_unlisted',
        message: {
          zh: `来源“${named?.name ?? ''}”不在稿源单位名单内，不能转载；请改用名单内来源，或由管理员增补名单。`,
          en: `The source "${named?.name ?? ''}" is not on the list of reprint sources; use one that is, or have it listed.`,
        },
      };
    }
    const standing = standingOf(source, this.clock.now());
    if (standing === 'valid') return null;
    const { zh, en } = standingWords(standing, source);
    return {
      code: `reprint_source_${standing}`,
      message: {
        zh: `来源“${source.name}”${zh}，不能转载。`,
        en: `The source "${source.name}" ${en}; it can not be reprinted from.`,
      },
    };
  }

  /** The newest original that was kept of this address. Plan: index `reprint_snapshots_content_id`. */
  private async snapshotOf(
    contentId: string,
    url: string | undefined,
    manager?: EntityManager,
  ): Promise<string | null> {
    const wanted = url === undefined ? null : comparableUrl(url);
    if (wanted === null) return null;
    const [row] = await this.database.query<{ id: string }>(
      'SELECT id FROM reprint_snapshots WHERE content_id = $1 AND url = $2 ORDER BY id DESC LIMIT 1',
      [contentId, wanted],
      manager,
    );
    return row?.id ?? null;
  }
}

const snapshotMissing = [
  'reprint_snapshot_missing',
  '还没有保存这个网址的原文快照：请先抓取，或把原文粘贴进来。',
  'The original at this address has not been kept yet: have it fetched, or paste it.',
] as const;

function missingSource({ source }: ContentDocument): Fault[] {
  if (!source?.name) {
    return [fault('source', 'required', '转载稿必须写明来源。', 'A reprint has to name its source.')];
  }
  if (source.url) return [];
  return [
    fault(
      'source.url',
      'required',
      '转载稿必须写明原文网址。',
      'A reprint has to name the original’s address.',
    ),
  ];
}

function isAbove(origin: ContentOriginEntity | null, place: PlaceInTree): boolean {
  return origin !== null && place.path.slice(0, -1).includes(origin.originOrganizationId);
}

function isWithoutOriginal({ snapshotId, originRevisionId }: ReprintGrounds): boolean {
  return snapshotId === null && originRevisionId === null;
}

/** The name fits and the address is one that the entry does not list; accounts on platforms have no host of their own. */
function isOnlyNamed({ source }: ContentDocument, entry: ReprintSourceEntity): boolean {
  return entry.hosts.length > 0 && source !== null && !matchesHost(source, entry);
}

function hostUnlisted({ name, hosts }: ReprintSourceEntity): ReprintFinding {
  return {
    severity: 'warning',
    code: 'reprint_host_unlisted',
    path: 'source.url',
    message: {
      zh: `原文网址不在“${name}”登记的域名（${hosts.join('、')}）下，请核对是否确为该单位所发。`,
      en: `The address is under none of the hosts of "${name}" (${hosts.join(', ')}); see that it really is theirs.`,
    },
  };
}
