import { ApiProperty } from '@nestjs/swagger';

export class AccountOutputResponse {
  channelAccountId: string;
  name: string;
  platform: string;
  organizationId: string;
  organizationName: string;
  /** Posts that went out in the year, those that were withdrawn since among them. */
  posts: number;
}

export class YearlyOutputResponse {
  year: number;
  /** Of all accounts. */
  total: number;

  @ApiProperty({ type: [AccountOutputResponse] })
  accounts: AccountOutputResponse[];
}
