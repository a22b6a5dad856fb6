import { etagOf } from '@haojiao/infrastructure/http';
import type { RecurringSlotEntity } from './recurring-slot.entity';
import type {
  OccurrenceResponse,
  RecurringSlotResponse,
  SlotAssignmentResponse,
} from './recurring-slot.responses';
import type { SlotAssignmentEntity } from './slot-assignment.entity';
import type { OccurrenceView } from './slot-occurrences.service';

export function presentSlot(slot: RecurringSlotEntity): RecurringSlotResponse {
  const { startsOn, endsOn, version: _, createdAt, updatedAt, ...others } = slot;
  return {
    ...others,
    from: startsOn,
    until: endsOn,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}

export function presentOccurrence(view: OccurrenceView): OccurrenceResponse {
  const { at, isFilled: _, assignmentVersion, ...others } = view;
  return {
    ...others,
    at: at.toISOString(),
    etag: assignmentVersion === null ? null : etagOf(assignmentVersion),
  };
}

export function presentAssignment(assignment: SlotAssignmentEntity): SlotAssignmentResponse {
  const { version: _, updatedAt, ...others } = assignment;
  return { ...others, updatedAt: updatedAt.toISOString() };
}
