import './words';

export { DocumentChanges } from './document-changes';
export { useFieldName } from './use-field-name';
