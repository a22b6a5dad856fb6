import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsString, MaxLength, ValidateNested } from 'class-validator';

export class OfficeNetworkRequest {
  /** `203.0.113.0/29`, `2001:db8:1::/48`, or one address. At most /16 and /32 wide. */
  @IsString()
  @MaxLength(60)
  network: string;

  /** Which office it is. */
  @IsString()
  @MaxLength(100)
  note: string;
}

export class OfficeNetworksRequest {
  /** All of them; what is left out is no office any more. */
  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => OfficeNetworkRequest)
  networks: OfficeNetworkRequest[];
}
