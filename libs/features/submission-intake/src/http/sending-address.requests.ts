import { IsEmail, IsString, Matches, MaxLength } from 'class-validator';

export class RegisterSendingAddressRequest {
  @IsString()
  @MaxLength(254)
  @IsEmail({ allow_display_name: false })
  address: string;
}

export class ConfirmSendingAddressRequest {
  /** The six digits that were mailed. */
  @Matches(/^\d{6}$/)
  code: string;
}
