export class VerifiedManifestResponse {
  /** Whether this installation made it, and it is unchanged. */
  valid: boolean;
}
