import type { EntityTarget } from 'typeorm';
import type { Message } from '@haojiao/kernel';
import type { ProofState, SentSubmission, SubmissionEventKind } from '@haojiao/features/submissions';
import { adoptionWords, instructionWords } from './fact-words';
import { SubmissionAdoptionEntity } from './persistence/submission-adoption.entity';
import { SubmissionInstructionEntity } from './persistence/submission-instruction.entity';

export type Fact = SubmissionAdoptionEntity | SubmissionInstructionEntity;

/** What the two kinds of facts differ in when they are judged. */
export interface FactKind<Kept extends Fact> {
  noun: 'adoption' | 'instruction';
  entity: EntityTarget<Kept>;
  missing: Message;
  /** What the timeline shows, which those who wrote the report read; null: no more than that something happened. */
  noteOf: (fact: Kept, reason: string | null) => string | null;
  wordsOf: (submission: SentSubmission, fact: Kept) => { title: Message; body: Message };
}

export const adoptionFact: FactKind<SubmissionAdoptionEntity> = {
  noun: 'adoption',
  entity: SubmissionAdoptionEntity,
  missing: { zh: '没有这条采用记录。', en: 'There is no such adoption.' },
  noteOf: ({ outlet }, reason) => withReason(outlet, reason),
  wordsOf: adoptionWords,
};

export const instructionFact: FactKind<SubmissionInstructionEntity> = {
  noun: 'instruction',
  entity: SubmissionInstructionEntity,
  missing: { zh: '没有这条批示记录。', en: 'There is no such instruction.' },
  noteOf: ({ isOpen, leaderPost, leaderName }, reason) =>
    isOpen ? withReason(`${leaderPost}${leaderName}`, reason) : null,
  wordsOf: instructionWords,
};

export function eventOf(noun: 'adoption' | 'instruction', state: ProofState): SubmissionEventKind {
  return `${noun}_${state}`;
}

function withReason(note: string, reason: string | null): string {
  return reason === null ? note : `${note}：${reason}`;
}
