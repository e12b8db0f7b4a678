export interface SitePage {
  readonly path: string;
  readonly text: string;
}
export interface SiteFile {
  readonly path: string;
  readonly as: string;
}
export interface SideBarGroup {
  readonly text: string;
  readonly collapsed: boolean;
  readonly items: readonly { readonly text: string; readonly link: string }[];
}
export function sourcePages(root: string): SitePage[];
export function sitePath(path: string): string;
export function sitePages(root: string): { readonly pages: readonly SitePage[]; readonly files: readonly SiteFile[]; readonly dead: readonly string[] };
export function sideBar(root: string): readonly SideBarGroup[];
export function anchorOf(heading: string): string;
