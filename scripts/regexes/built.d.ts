/** A fresh copy of a module, so that a test can observe the expressions that it builds while loading. */
declare module '*?built'
