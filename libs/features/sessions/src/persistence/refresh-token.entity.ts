import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

/** Only the hash is kept. A token is good for one use; a second use ends its session. */
@Entity('refresh_tokens')
export class RefreshTokenEntity {
  @PrimaryColumn('character', { length: 64 })
  tokenHash: string;

  @Column('uuid')
  sessionId: string;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @Column('timestamptz')
  expiresAt: Date;

  @Column('timestamptz', { nullable: true })
  usedAt: Date | null;
}
