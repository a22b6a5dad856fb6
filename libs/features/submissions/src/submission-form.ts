import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AppError, invalidInput } from '@haojiao/kernel';
import type { Fault } from '@haojiao/kernel';
import { Settings } from '@haojiao/infrastructure/config';
import { Database } from '@haojiao/infrastructure/database';
import { AssetsService } from '@haojiao/features/assets';
import { cleanHtml, cleanText, imagesOfHtml, textOfHtml } from '@haojiao/features/contents';
import type { Actor, PlaceInTree } from '@haojiao/features/organizations';
import { shareFaults } from './domain/contributors';
import type { Contributor } from './domain/contributors';
import type { SubmissionCategory } from './domain/submission-categories';
import type { PictureCaption, TargetLevel, Urgency } from './domain/submission-document';
import { formFaults } from './form-faults';
import type { SubmissionEntity } from './persistence/submission.entity';

export interface ContributorInput {
  name: string;
  organizationId?: string | null;
  unitName?: string | null;
  userId?: string | null;
  share?: number | null;
}

export interface PictureCaptionInput {
  assetId: string;
  caption?: string | null;
  credit?: string | null;
  rights?: string | null;
}

/** What the sender writes; everything else about a report the product knows by itself. */
export interface SubmissionInput {
  category: SubmissionCategory;
  title: string;
  bodyHtml: string;
  occurredOn?: string | null;
  occurredTime?: string | null;
  assetIds: string[];
  pictureCaptions?: PictureCaptionInput[] | null;
  contributors: ContributorInput[];
  contactPhone?: string | null;
  signedOffBy?: string | null;
  previouslyPublishedIn?: string | null;
  targetLevel?: TargetLevel | null;
  urgency?: Urgency | null;
  firstSubmission?: boolean | null;
  commissionId?: string | null;
}

/** As it stands on the phone while it is written: anything may be missing. */
export type DraftInput = { [Field in keyof SubmissionInput]?: SubmissionInput[Field] | null };

export type SubmissionFields = Pick<
  SubmissionEntity,
  Exclude<keyof SubmissionInput, 'contactPhone'> | 'pictureIds' | 'searchText'
>;

export interface FormContext {
  actor: Actor;
  place: PlaceInTree;
  manager: EntityManager;
  /** What the report said before: the assets and people that it named are not asked about again. */
  previous: SubmissionEntity | null;
  /** Whether nothing may be missing; false for a draft. */
  isComplete: boolean;
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
  async fill(input: DraftInput, context: FormContext): Promise<SubmissionFields> {
    const faults: Fault[] = [];
    const title = line(input.title);
    const { html: bodyHtml, foreignImages } = cleanHtml(input.bodyHtml ?? '', this.settings.publicUrl);
    const pictureIds = imagesOfHtml(bodyHtml);
    const bodyText = textOfHtml(bodyHtml);
    const assetIds = (input.assetIds ?? []).map((id) => id.toLowerCase());
    const assetFaults = await this.assetFaults(assetIds, pictureIds, context);
    if (context.isComplete) {
      if (!input.category) faults.push(formFaults.noCategory());
      if (title === '') faults.push(formFaults.blank('title'));
      const shown = new Set([...assetIds, ...pictureIds]).size - assetFaults.length;
      if (bodyText === '' && shown <= 0) faults.push(formFaults.noBody());
    }
    if (foreignImages.length > 0) faults.push(formFaults.foreignImage(foreignImages.length));
    if (input.occurredTime && !input.occurredOn) faults.push(formFaults.timeWithoutDay());
    faults.push(...assetFaults);
    const pictureCaptions = captionsOf(input.pictureCaptions ?? [], [...assetIds, ...pictureIds], faults);
    const contributors = await this.contributorsOf(input.contributors ?? [], faults, context);
    if (faults.length > 0) throw invalidInput(faults);
    return {
      category: input.category ?? null,
      title,
      bodyHtml,
      occurredOn: input.occurredOn ?? null,
      occurredTime: input.occurredTime ?? null,
      assetIds,
      pictureIds,
      pictureCaptions,
      contributors,
      signedOffBy: lineOrNull(input.signedOffBy),
      previouslyPublishedIn: lineOrNull(input.previouslyPublishedIn),
      targetLevel: input.targetLevel ?? null,
      urgency: input.urgency ?? 'normal',
      firstSubmission: input.firstSubmission ?? false,
      commissionId: input.commissionId?.toLowerCase() ?? null,
      searchText: searchTextOf(context.previous?.number ?? null, title, bodyText, contributors),
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
        ...(asset.state === 'rejected' ? [formFaults.rejectedAsset(pathOf(asset.id))] : []),
        ...(pictureIds.includes(asset.id) && asset.kind !== 'image' ? [formFaults.noPicture()] : []),
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
      if (name === '' && context.isComplete) faults.push(formFaults.blank(`${path}.name`));
      if (organizationId !== null && !names.has(organizationId)) faults.push(formFaults.unknownUnit(path));
      if (userId !== null && !people.has(userId)) faults.push(formFaults.unknownPerson(path));
      const printed = lineOrNull(input.unitName);
      // Nobody named a unit: it is the one that sends, under whatever name it goes later.
      const unitId = organizationId ?? (printed === null ? context.place.id : null);
      const unitName = printed ?? names.get(unitId ?? '') ?? '';
      return { name, organizationId: unitId, unitName, userId, share: input.share ?? null };
    });
    if (context.isComplete) {
      if (contributors.length === 0) faults.push(formFaults.noContributors());
      faults.push(...shareFaults(contributors.map(({ share }) => share)));
    }
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

function line(text: string | null | undefined): string {
  return cleanText(text ?? '').replace(/\s+/g, ' ');
}

export function lineOrNull(text: string | null | undefined): string | null {
  return line(text) || null;
}

function searchTextOf(
  number: string | null,
  title: string,
  bodyText: string,
  contributors: Contributor[],
): string {
  const people = contributors.map(({ name, unitName }) => `${name} ${unitName}`);
  const words = [title, ...people, bodyText].join('\n').toLowerCase().slice(0, 200_000);
  return number === null ? words : numberedSearchText(number, words);
}

/** A report is found by its number too. */
export function numberedSearchText(number: string, words: string): string {
  return `${number}\n${words}`;
}

/** Captions belong to pictures of the report; what would say nothing is left out. */
function captionsOf(
  inputs: PictureCaptionInput[],
  reportAssets: string[],
  faults: Fault[],
): PictureCaption[] {
  const captions = inputs.map(({ assetId, caption, credit, rights }, index) => {
    const id = assetId.toLowerCase();
    if (!reportAssets.includes(id)) faults.push(formFaults.captionWithoutPicture(index));
    if (inputs.findIndex((other) => other.assetId.toLowerCase() === id) < index)
      faults.push(formFaults.captionedTwice(index));
    return { assetId: id, caption: line(caption), credit: line(credit), rights: line(rights) };
  });
  return captions.filter(({ caption, credit, rights }) => caption + credit + rights !== '');
}
