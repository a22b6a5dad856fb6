import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An address that somebody's page had, written by a trigger; who takes it anew has it. */
@Entity('programme_person_former_slugs')
export class FormerSlugEntity {
  @PrimaryColumn('text')
  slug: string;

  @Column('uuid')
  personId: string;
}
