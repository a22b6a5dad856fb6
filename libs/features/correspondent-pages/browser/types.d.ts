/** Shapes of what the scripts keep on the phone and of what they read from the api; nothing of it runs. */

/** Who uses this phone, as known when there last was a net. */
export interface Identity {
  userId: string;
  displayName: string;
  /** Units for which the person may send, own one first. */
  units: { id: string; name: string }[];
}

export interface DraftPicture {
  /** Of the bytes on the phone; also the key by which an upload that is repeated is one upload. */
  key: string;
  fileName: string;
  caption: string;
  credit: string;
  rights: string;
  /** Once it is uploaded. */
  assetId: string | null;
  /** Address of a small one, for pictures that are no longer on this phone. */
  thumbnail: string | null;
}

export interface DraftAuthor {
  name: string;
  unitName: string;
  /** Per cent as entered. */
  share: string;
  userId: string | null;
  organizationId: string | null;
}

export type DraftState = 'writing' | 'waiting';

/** A report on this phone. */
export interface Draft {
  /** UUID version 7, chosen here and kept by the server: sent twice, it is one report. */
  id: string;
  userId: string;
  /** `waiting`: the person pressed send, and there was no net or no session. */
  state: DraftState;
  /** Changes a report that is with the desk or came back, instead of making a new one. */
  isResent: boolean;
  organizationId: string;
  category: string;
  title: string;
  text: string;
  /** Of a report that was written elsewhere with more than paragraphs: stays as it is until the text is changed. */
  keptHtml: string | null;
  occurredOn: string;
  occurredTime: string;
  pictures: DraftPicture[];
  /** Files that are not pictures, of a report that was written elsewhere. */
  otherAssetIds: string[];
  authors: DraftAuthor[];
  signedOffBy: string;
  contactPhone: string;
  previouslyPublishedIn: string;
  targetLevel: string;
  urgency: string;
  firstSubmission: boolean;
  commissionId: string;
  /** What the desk wants to know, when it came back. */
  askedBack: { name: string; reason: string; missing: string[] } | null;
  /** Milliseconds. */
  savedAt: number;
}

/** A fault at one field, as the api names it. */
export interface FieldFault {
  path: string;
  code: string;
  message: string;
}

export interface ReportSummary {
  id: string;
  number: string | null;
  state: string;
  title: string;
  category: string | null;
  organizationId: string;
  organizationName: string;
  sentAt: string | null;
  lateDays?: number | null;
  declineReason: string | null;
}

export interface ReportEvent {
  kind: string;
  actorName: string;
  note: string | null;
  occurredAt: string;
}

export interface ReportAdoption {
  level: string;
  outlet: string;
  url: string | null;
  adoptedOn: string;
  state: string;
  kind?: string;
  extent?: string;
  stage?: string;
}

export interface ReportInstruction {
  level: string;
  instructedOn: string;
  state: string;
  leaderName: string | null;
  text: string | null;
}

/** What came of a report. */
export interface Outcome {
  publications: { platform: string; account: string; url: string | null; publishedAt: string }[];
  instructions: ReportInstruction[];
  figures: { site: { views: number; visitors: number | null } | null };
}

export interface Contributor {
  name: string;
  organizationId: string | null;
  unitName: string;
  userId: string | null;
  share: number | null;
}

export interface PictureCaption {
  assetId: string;
  caption: string;
  credit: string;
  rights: string;
}

export interface Report extends ReportSummary {
  bodyHtml: string;
  occurredOn: string | null;
  occurredTime?: string | null;
  assetIds: string[];
  pictureCaptions?: PictureCaption[];
  contributors: Contributor[];
  signedOffBy: string | null;
  contactPhone: string | null;
  previouslyPublishedIn: string | null;
  targetLevel?: string | null;
  urgency?: string;
  firstSubmission?: boolean;
  commissionId?: string | null;
  /** Members of the form that the desk asks for. */
  missingFields?: string[] | null;
  timeline: ReportEvent[];
  adoptions: ReportAdoption[];
}

export interface Asset {
  id: string;
  kind: string;
  fileName: string;
  url: string | null;
  renditions: { name: string; url: string }[];
}

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

/** Why a report has points. */
export interface ScoreLine {
  zh: string;
  points: number;
  on: string | null;
}

/** The points of a report by the rules of one unit. */
export interface ExplainedPoints {
  organizationName: string;
  schemeName: string;
  points: number;
  lines: ScoreLine[];
  persons: { name: string; points: number }[];
}

export interface OwnUnit {
  organizationName: string;
  submitted: number;
  adopted: number;
}

export interface OwnPoints {
  bulletinId: string;
  issuerName: string;
  startsOn: string;
  endsOn: string;
  points: number;
  fen: number;
}

export interface BulletinSummary {
  id: string;
  organizationName: string;
  startsOn: string;
  endsOn: string;
  title: string;
  number: string | null;
  state: string;
  appealsUntil: string | null;
  correctsId: string | null;
  correctionReason: string | null;
  correctedById: string | null;
}

export interface BulletinFigures {
  submitted: number;
  submittedYear: number;
  adopted: number;
  adoptedYear: number;
  points: number;
  pointsYear: number;
}

export interface BulletinRow extends BulletinFigures {
  rank: number;
  organizationId: string;
  name: string;
}

export interface CorrespondentRow {
  rank: number;
  name: string;
  unitName: string;
  submitted: number;
  adopted: number;
  points: number;
}

export interface Bulletin extends BulletinSummary {
  computedAt: string;
  content: {
    tables: { name: string; rows: BulletinRow[]; totals: BulletinFigures }[];
    correspondents: CorrespondentRow[] | null;
  };
}

/** A line of a table of figures. */
export interface FigureRow {
  /** Null: of the totals. */
  rank: number | null;
  name: string;
  note: string;
  submitted: number;
  adopted: number;
  points: number;
  isOwn: boolean;
}

/** How somebody is paid; masked, or whole after the look. */
export interface PayeeData {
  legalName: string;
  phone: string | null;
  bankName: string;
  bankAccount: string;
}
