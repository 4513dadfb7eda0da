enum FormulasTestsPlaceholder {}
