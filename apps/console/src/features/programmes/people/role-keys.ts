import type { Shape } from '@/api-client';

export type RoleKey = Shape<'CastMemberRequest'>['roles'][number];

/** Roles of people in programmes, the commonest first. */
export const roleKeys = [
  'host',
  'co_host',
  'guest_host',
  'guest',
  'narrator',
  'voice_actor',
  'announcer',
  'reporter',
  'director',
  'executive_producer',
  'producer',
  'assistant_producer',
  'author',
  'writer',
  'editor',
  'fact_checker',
  'researcher',
  'translator',
  'audio_engineer',
  'audio_editor',
  'sound_designer',
  'composer',
  'designer',
] as const satisfies readonly RoleKey[];
