import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AppError, fault, invalidInput } from '@haojiao/kernel';
import type { Fault } from '@haojiao/kernel';
import { Settings } from '@haojiao/infrastructure/config';
import { Database } from '@haojiao/infrastructure/database';
import { AssetsService } from '@haojiao/features/assets';
import { cleanHtml, cleanText, imagesOfHtml, textOfHtml } from '@haojiao/features/contents';
import type { Actor, PlaceInTree } from '@haojiao/features/organizations';
import { shareFaults } from './domain/contributors';
import type { Contributor } from './domain/contributors';
import type { SubmissionCategory } from './domain/submission-categories';
import type { SubmissionEntity } from './persistence/submission.entity';

export interface ContributorInput {
  name: string;
  organizationId?: string | null;
  unitName?: string | null;
  userId?: string | null;
  share?: number | null;
}

/** What the sender writes; everything else about a report the product knows by itself. */
export interface SubmissionInput {
  category: SubmissionCategory;
  title: string;
  bodyHtml: string;
  occurredOn?: string | null;
  assetIds: string[];
  contributors: ContributorInput[];
  contactPhone?: string | null;
  signedOffBy?: string | null;
  previouslyPublishedIn?: string | null;
}

export type SubmissionFields = Pick<SubmissionEntity, keyof SubmissionInput | 'pictureIds' | 'searchText'>;

export interface FormContext {
  actor: Actor;
  place: PlaceInTree;
  manager: EntityManager;
  /** What the report said before: the assets and people that it named are not asked about again. */
  previous: SubmissionEntity | null;
}

/** Cleans what a sender wrote and finds every fault that only the database knows. */
@Injectable()
export class SubmissionForm {
  constructor(
    private readonly database: Database,
    private readonly assets: AssetsService,
    private readonly settings: Settings,
  ) {}

  /** @throws AppError `invalid_input` with all faults */
  async fill(input: SubmissionInput, context: FormContext): Promise<SubmissionFields> {
    const faults: Fault[] = [];
    const title = line(input.title);
    if (title === '') faults.push(blank('title'));
    const { html: bodyHtml, foreignImages } = cleanHtml(input.bodyHtml, this.settings.publicUrl);
    if (foreignImages.length > 0) faults.push(foreignImage(foreignImages.length));
    const pictureIds = imagesOfHtml(bodyHtml);
    const bodyText = textOfHtml(bodyHtml);
    if (bodyText === '' && pictureIds.length === 0) faults.push(blank('bodyHtml'));
    const assetIds = input.assetIds.map((id) => id.toLowerCase());
    faults.push(...(await this.assetFaults(assetIds, pictureIds, context)));
    const contributors = await this.contributorsOf(input.contributors, faults, context);
    if (faults.length > 0) throw invalidInput(faults);
    return {
      category: input.category,
      title,
      bodyHtml,
      occurredOn: input.occurredOn ?? null,
      assetIds,
      pictureIds,
      contributors,
      contactPhone: lineOrNull(input.contactPhone),
      signedOffBy: lineOrNull(input.signedOffBy),
      previouslyPublishedIn: lineOrNull(input.previouslyPublishedIn),
      searchText: searchTextOf(title, bodyText, contributors),
    };
  }

  private async assetFaults(
    assetIds: string[],
    pictureIds: string[],
    { actor, manager, previous }: FormContext,
  ): Promise<Fault[]> {
    const known = new Set([...(previous?.assetIds ?? []), ...(previous?.pictureIds ?? [])]);
    const asked = [...assetIds, ...pictureIds].filter((id) => !known.has(id));
    const pathOf = (id: string) => (assetIds.includes(id) ? `assetIds.${assetIds.indexOf(id)}` : 'bodyHtml');
    try {
      const found = await this.assets.requireReadable(actor, asked, { manager, pathOf });
      return found.flatMap((asset) => [
        ...(asset.state === 'rejected' ? [rejectedAsset(pathOf(asset.id))] : []),
        ...(pictureIds.includes(asset.id) && asset.kind !== 'image' ? [noPicture()] : []),
      ]);
    } catch (error) {
      if (error instanceof AppError && error.code === 'invalid_input') return error.faults;
      throw error;
    }
  }

  private async contributorsOf(
    inputs: ContributorInput[],
    faults: Fault[],
    context: FormContext,
  ): Promise<Contributor[]> {
    const names = await this.unitNames(inputs, context);
    const people = await this.knownPeople(inputs, context);
    const contributors = inputs.map((input, index): Contributor => {
      const { organizationId = null, userId = null } = input;
      const path = `contributors.${index}`;
      const name = line(input.name);
      if (name === '') faults.push(blank(`${path}.name`));
      if (organizationId !== null && !names.has(organizationId)) faults.push(unknownUnit(path));
      if (userId !== null && !people.has(userId)) faults.push(unknownPerson(path));
      const unitName = lineOrNull(input.unitName) ?? names.get(organizationId ?? context.place.id) ?? '';
      return { name, organizationId, unitName, userId, share: input.share ?? null };
    });
    faults.push(...shareFaults(contributors.map(({ share }) => share)));
    return contributors;
  }

  /** Names of the sending unit and of those that the sender may see. */
  private async unitNames(inputs: ContributorInput[], context: FormContext): Promise<Map<string, string>> {
    const asked = [context.place.id, ...inputs.flatMap(({ organizationId }) => organizationId ?? [])];
    const rows = await this.database.query<PlaceInTree & { name: string }>(
      'SELECT id, path, name FROM organizations WHERE id = ANY($1::uuid[])',
      [asked],
      context.manager,
    );
    const visible = rows.filter(
      (unit) => unit.id === context.place.id || context.actor.can('organization.read', unit),
    );
    return new Map(visible.map(({ id, name }) => [id, name]));
  }

  /** The sender, people named before, and people of the sending unit, of those below it and of those above it. */
  private async knownPeople(inputs: ContributorInput[], context: FormContext): Promise<Set<string>> {
    const before = context.previous?.contributors.flatMap(({ userId }) => userId ?? []) ?? [];
    const rows = await this.database.query<{ id: string }>(
      `SELECT u.id FROM users u JOIN organizations o ON o.id = u.organization_id
       WHERE u.id = ANY($1::uuid[]) AND u.state = 'active' AND (o.path @> ARRAY[$2::uuid] OR o.id = ANY($3::uuid[]))`,
      [inputs.flatMap(({ userId }) => userId ?? []), context.place.id, context.place.path],
      context.manager,
    );
    return new Set([context.actor.userId, ...before, ...rows.map(({ id }) => id)]);
  }
}

function line(text: string): string {
  return cleanText(text).replace(/\s+/g, ' ');
}

function lineOrNull(text: string | null | undefined): string | null {
  return line(text ?? '') || null;
}

function searchTextOf(title: string, bodyText: string, contributors: Contributor[]): string {
  const people = contributors.map(({ name, unitName }) => `${name} ${unitName}`);
  return [title, ...people, bodyText].join('\n').toLowerCase().slice(0, 200_000);
}

function blank(path: string): Fault {
  return fault(path, 'not_empty', '不能为空白。', 'It must not be blank.');
}

function foreignImage(count: number): Fault {
  return fault(
    'bodyHtml',
    'image_foreign',
    `正文中有 ${count} 张站外图片：请先上传，再插入或放进 assetIds。`,
    `The body has ${count} picture(s) from elsewhere: upload them first, then insert them or name them in assetIds.`,
  );
}

function rejectedAsset(path: string): Fault {
  return fault(
    path,
    'asset_rejected',
    '这个附件未通过检查，请换一个。',
    'This asset did not pass the checks; take another.',
  );
}

function noPicture(): Fault {
  return fault(
    'bodyHtml',
    'asset_kind_wrong',
    '正文里只能插入图片；音频、视频和文件请放进 assetIds。',
    'Only pictures belong into the body; name sound, film and documents in assetIds.',
  );
}

function unknownUnit(path: string): Fault {
  return fault(
    `${path}.organizationId`,
    'organization_unknown',
    '没有这个单位；外单位请改填 unitName。',
    'There is no such unit; name one from outside by unitName.',
  );
}

function unknownPerson(path: string): Fault {
  return fault(
    `${path}.userId`,
    'user_unknown',
    '本单位所在的分支里没有这个人员；外单位人员请只填姓名。',
    'There is no such person in the branch of this unit; name somebody from outside by name alone.',
  );
}
