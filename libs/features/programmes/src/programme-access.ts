import { notFound } from '@haojiao/kernel';

export const seeProgramme = {
  read: 'programme.read',
  noun: 'programme',
  zh: '没有这个节目。',
  en: 'There is no such programme.',
} as const;

export const seePerson = {
  read: 'programme.read',
  noun: 'programme_person',
  zh: '没有这个节目人员。',
  en: 'There is no such person of programmes.',
} as const;

export const seeUnit = {
  read: 'organization.read',
  noun: 'organization',
  zh: '没有这个单位。',
  en: 'There is no such unit.',
} as const;

export function programmeNotFound() {
  return notFound(seeProgramme.noun, seeProgramme.zh, seeProgramme.en);
}

export function personNotFound() {
  return notFound(seePerson.noun, seePerson.zh, seePerson.en);
}
