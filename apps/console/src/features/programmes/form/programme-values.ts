import type { Shape } from '@/api-client';
import type { Programme } from '../use-programmes';

type Body = Shape<'CreateProgrammeRequest'>;

/** What the form holds; texts that are empty say nothing. */
export interface ProgrammeValues {
  organizationId: string;
  code: string;
  languages: string[];
  titles: Record<string, string | undefined>;
  descriptions: Record<string, string | undefined>;
  coverAssetId: string | null;
  categories: string[];
  type: Programme['type'];
  visibility: Programme['visibility'];
  state: Programme['state'];
  explicit: boolean;
  author?: string;
  ownerName?: string;
  ownerEmail?: string | null;
  link?: string | null;
  copyright?: string;
}

/** Which every union programme is, until somebody says something else. */
export const newProgramme = (organizationId: string): ProgrammeValues => ({
  organizationId,
  code: '',
  languages: ['zh-Hans'],
  titles: {},
  descriptions: {},
  coverAssetId: null,
  categories: ['government'],
  type: 'episodic',
  visibility: 'public',
  state: 'active',
  explicit: false,
});

const textsOf = (texts: ProgrammeValues['titles'], languages: readonly string[]) =>
  Object.fromEntries(languages.map((language) => [language, texts[language]?.trim() ?? '']));

/** What is the same in a new programme and in a change: texts of its languages alone, null for emptied members. */
function partsOf(values: ProgrammeValues) {
  const { languages, categories, type, visibility, state, explicit, coverAssetId, copyright } = values;
  return {
    ...{ languages, categories, type, visibility, state, explicit, coverAssetId },
    titles: textsOf(values.titles, languages),
    descriptions: textsOf(values.descriptions, languages),
    copyright: copyright?.trim() ?? '',
    ownerEmail: values.ownerEmail?.trim() || null,
    link: values.link?.trim() || null,
    // Without a name of its own a programme has its unit's.
    ...(values.author?.trim() && { author: values.author.trim() }),
    ...(values.ownerName?.trim() && { ownerName: values.ownerName.trim() }),
  };
}

export const bodyOfNew = (values: ProgrammeValues): Body => ({
  ...partsOf(values),
  organizationId: values.organizationId,
  code: values.code,
});

export const bodyOfChange = (values: ProgrammeValues): Shape<'ChangeProgrammeRequest'> => partsOf(values);
