import { ListNotes } from './notes/list-notes';
import { MakeNote } from './notes/make-note';
import { NoteAccess } from './notes/note-access';
import { NoteWriter } from './notes/note-writer';
import { SettleNotes } from './notes/settle-notes';
import { ReviewOpenings } from './openings/review-openings';

/** What stands around a decision: who has opened the item, and what was said about it. */
export const reviewRoom = [ReviewOpenings, NoteAccess, NoteWriter, MakeNote, SettleNotes, ListNotes];
