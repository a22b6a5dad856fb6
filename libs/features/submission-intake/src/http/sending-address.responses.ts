import { ApiProperty } from '@nestjs/swagger';

export class SendingAddressResponse {
  id: string;
  address: string;

  @ApiProperty({ enum: ['unconfirmed', 'confirmed'] })
  state: 'unconfirmed' | 'confirmed';

  confirmedAt: string | null;
  createdAt: string;
  /** For `If-Match`, in quotation marks. */
  version: number;
}

export class SendingAddressesResponse {
  items: SendingAddressResponse[];
  nextCursor: string | null;
}
