/** Where a section is on the page. */

/** The id of its element. */
export const sectionElementId = (sectionId: string) => `section-${sectionId}`
