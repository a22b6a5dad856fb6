import './words';
import './submissions.css';

export { CategorySelect } from './category-select';
export { ProofUpload } from './facts/proof-upload';
export { ReportPicture } from './report/report-picture';
export { CorrespondentDoor } from './correspondent-door';
export { categories, extents, kinds, levels, mediums, stages } from './enums';
export type { Category, Level } from './enums';
export { DayField } from './facts/day-field';
export { DeskPage, ReportPage, ReportText, WaitingUsesPage } from './pages';
export { useReach } from './use-reach';
