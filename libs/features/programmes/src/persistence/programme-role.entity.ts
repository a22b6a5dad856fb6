import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What somebody regularly does in a programme. */
@Entity('programme_roles')
export class ProgrammeRoleEntity {
  @PrimaryColumn('uuid')
  programmeId: string;

  @PrimaryColumn('uuid')
  personId: string;

  /** Key of `personRoles`. */
  @PrimaryColumn('text')
  role: string;

  @Column('integer')
  position: number;
}
