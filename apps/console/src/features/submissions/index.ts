import './words';
import './submissions.css';

export { CategorySelect } from './category-select';
export { CorrespondentDoor } from './correspondent-door';
export { categories, levels } from './enums';
export { DayField } from './facts/day-field';
export { DeskPage, ReportPage, WaitingUsesPage } from './pages';
export { useReach } from './use-reach';
