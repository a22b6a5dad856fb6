import { AdoptionResponse } from '@haojiao/features/submissions';

export class AdoptedSubmissionResponse {
  id: string;
  number: string;
  title: string;
  organizationId: string;
  organizationName: string;
}

export class ListedAdoptionResponse extends AdoptionResponse {
  submission: AdoptedSubmissionResponse;
}

export class AdoptionPageResponse {
  items: ListedAdoptionResponse[];
  nextCursor: string | null;
}
